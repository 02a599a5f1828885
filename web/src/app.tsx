import { Suspense, useEffect, useRef } from "react";
import { Route, Router, Switch, useLocation } from "wouter";
import { useResting } from "./accounts/resting.ts";
import { useSession } from "./api/session.ts";
import { isEntrance } from "./auth/entrance.ts";
import { RequireAdmin } from "./auth/require-admin.tsx";
import { RequireSession, ToSignIn } from "./auth/require-session.tsx";
import { RequireVisitor } from "./auth/require-visitor.tsx";
import { SignIn } from "./auth/sign-in.tsx";
import { FeedPage } from "./feed/feed-page.tsx";
import { Realtime } from "./realtime/realtime.tsx";
import { Reauthentication } from "./reauthentication/reauthentication.tsx";
import { ErrorBoundary } from "./shell/error-boundary.tsx";
import { type LazyPage, lazyPage } from "./shell/lazy-page.ts";
import { NotFound } from "./shell/not-found.tsx";
import { OwnDocument } from "./shell/own-document.tsx";
import { Page } from "./shell/page.tsx";
import { newPlace } from "./shell/places.ts";
import { Shell } from "./shell/shell.tsx";

const about = lazyPage(async () => (await import("./about/about-page.tsx")).AboutPage);
const admin = lazyPage(async () => (await import("./administration/admin-page.tsx")).AdminPage);
const compose = lazyPage(async () => (await import("./compose/compose-page.tsx")).ComposePage);
const contact = lazyPage(async () => (await import("./about/contact-page.tsx")).ContactPage);
const explore = lazyPage(async () => (await import("./search/explore-page.tsx")).ExplorePage);
const followers = lazyPage(async () => (await import("./people/people-page.tsx")).FollowersPage);
const following = lazyPage(async () => (await import("./people/people-page.tsx")).FollowingPage);
const forgotPassword = lazyPage(async () => (await import("./passwords/forgot-password-page.tsx")).ForgotPasswordPage);
const likes = lazyPage(async () => (await import("./likes/likes-page.tsx")).LikesPage);
const notifications = lazyPage(async () => (await import("./notifications/notifications-page.tsx")).NotificationsPage);
const post = lazyPage(async () => (await import("./posts/post-page.tsx")).PostPage);
const privacy = lazyPage(async () => (await import("./about/privacy-page.tsx")).PrivacyPage);
const profile = lazyPage(async () => (await import("./profile/profile-page.tsx")).ProfilePage);
const requests = lazyPage(async () => (await import("./requests/requests-page.tsx")).RequestsPage);
const resting = lazyPage(async () => (await import("./accounts/resting-page.tsx")).RestingPage);
const resetPassword = lazyPage(async () => (await import("./passwords/reset-password-page.tsx")).ResetPasswordPage);
const saved = lazyPage(async () => (await import("./saves/saved-page.tsx")).SavedPage);
const search = lazyPage(async () => (await import("./search/search-page.tsx")).SearchPage);
const settings = lazyPage(async () => (await import("./settings/settings-page.tsx")).SettingsPage);
const signUp = lazyPage(async () => (await import("./auth/sign-up.tsx")).SignUp);
const tag = lazyPage(async () => (await import("./search/tag-page.tsx")).TagPage);
const undoEmailChange = lazyPage(async () => (await import("./emails/undo-email-change-page.tsx")).UndoEmailChangePage);
const verifyEmail = lazyPage(async () => (await import("./emails/verify-email-page.tsx")).VerifyEmailPage);

/** Fetches the code of the pages one is likely to go to next. */
export function preloadPages(): void {
  for (const page of [post, profile, explore, search, notifications, compose, settings, signUp]) page.preload();
}

/** The whole app. Needs a `QueryClientProvider` around it. */
export function App() {
  return (
    <Router aroundNav={newPlace}>
      <Shell>
        <Pages />
      </Shell>
      <Reauthentication />
      <Realtime />
    </Router>
  );
}

function Pages() {
  const [path] = useLocation();
  const { state, epoch } = useSession();
  const isResting = useResting() && !isEntrance(path);
  if (useEndedHere(path)) return <ToSignIn />;
  return (
    <ErrorBoundary key={`${epoch} ${path}`}>
      <Suspense fallback={<div role="status" aria-label="Loading page" />}>
        <Switch>
          {isResting && (
            <Route>
              <Page page={resting} params={{}} />
            </Route>
          )}
          <Route path="/">{state === "in" ? <FeedPage /> : <SignIn />}</Route>
          <Route path="/sign-in">
            <RequireVisitor>
              <SignIn />
            </RequireVisitor>
          </Route>
          <Route path="/sign-up">
            <RequireVisitor>
              <Page page={signUp} params={{}} />
            </RequireVisitor>
          </Route>
          {open("/forgot-password", forgotPassword)}
          {open("/reset-password", resetPassword)}
          {open("/verify-email", verifyEmail)}
          {open("/undo-email-change", undoEmailChange)}
          {open("/explore", explore)}
          {open("/search", search)}
          {open("/tags/:tag", tag)}
          {open("/p/:id", post)}
          {own("/p/:id/likes", likes)}
          {open("/u/:username", profile)}
          {open("/u/:username/followers", followers)}
          {open("/u/:username/following", following)}
          {own("/compose", compose)}
          {own("/notifications", notifications)}
          {own("/requests", requests)}
          {own("/saved", saved)}
          {own("/settings/:section?", settings)}
          <Route path="/admin/:section?/:id?">
            {(params) => (
              <RequireAdmin>
                <Page page={admin} params={params} />
              </RequireAdmin>
            )}
          </Route>
          {open("/about", about)}
          {open("/contact", contact)}
          {open("/privacy", privacy)}
          <Route path="/backend">
            <OwnDocument />
          </Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

/** Whether the session has ended on this very page. Whoever has been asked to sign in may go on as a visitor. */
function useEndedHere(path: string): boolean {
  const { state, epoch } = useSession();
  const asking = isEntrance(path);
  const asked = useRef<number>(undefined);
  useEffect(() => {
    if (asking) asked.current = epoch;
  }, [asking, epoch]);
  return state === "ended" && !asking && asked.current !== epoch;
}

/** A page for everybody; the address's parameters are its props. */
function open<Params extends object>(path: string, page: LazyPage<Params>) {
  return <Route path={path}>{(params) => <Page page={page} params={params as Params} />}</Route>;
}

/** A page for those who are signed in. */
function own<Params extends object>(path: string, page: LazyPage<Params>) {
  return (
    <Route path={path}>
      {(params) => (
        <RequireSession>
          <Page page={page} params={params as Params} />
        </RequireSession>
      )}
    </Route>
  );
}
