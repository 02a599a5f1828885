import { Suspense } from "react";
import { Route, Router, Switch, useLocation } from "wouter";
import { useSession } from "./api/session.ts";
import { AuthPage } from "./auth/auth-page.tsx";
import { RequireSession, ToSignIn } from "./auth/require-session.tsx";
import { FeedPage } from "./feed/feed-page.tsx";
import { ErrorBoundary } from "./shell/error-boundary.tsx";
import { type LazyPage, lazyPage, useLazyPage } from "./shell/lazy-page.ts";
import { NotFound } from "./shell/not-found.tsx";
import { newPlace } from "./shell/places.ts";
import { Shell } from "./shell/shell.tsx";

const compose = lazyPage(async () => (await import("./compose/compose-page.tsx")).ComposePage);
const post = lazyPage(async () => (await import("./posts/post-page.tsx")).PostPage);
const profile = lazyPage(async () => (await import("./profile/profile-page.tsx")).ProfilePage);
const settings = lazyPage(async () => (await import("./settings/settings-page.tsx")).SettingsPage);

/** Fetches the code of the pages one is likely to go to next. */
export function preloadPages(): void {
  for (const page of [post, profile, compose, settings]) page.preload();
}

/** The whole app. Needs a `QueryClientProvider` around it. */
export function App() {
  return (
    <Router aroundNav={newPlace}>
      <Shell>
        <Pages />
      </Shell>
    </Router>
  );
}

function Pages() {
  const [path] = useLocation();
  const { state, epoch } = useSession();
  if (state === "ended" && !path.startsWith("/sign-")) return <ToSignIn />;
  return (
    <ErrorBoundary key={`${epoch} ${path}`}>
      <Suspense fallback={<div role="status" aria-label="Loading page" />}>
        <Switch>
          <Route path="/">{state === "in" ? <FeedPage /> : <AuthPage form="sign-in" />}</Route>
          <Route path="/sign-in">
            <AuthPage form="sign-in" />
          </Route>
          <Route path="/sign-up">
            <AuthPage form="sign-up" />
          </Route>
          <Route path="/compose">
            <Own page={compose} />
          </Route>
          <Route path="/settings">
            <Own page={settings} />
          </Route>
          <Route path="/p/:id" component={PostRoute} />
          <Route path="/u/:username" component={ProfileRoute} />
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}

function Own({ page }: { readonly page: LazyPage<object> }) {
  const Page = useLazyPage(page);
  return (
    <RequireSession>
      <Page />
    </RequireSession>
  );
}

function PostRoute({ params: { id } }: { readonly params: { readonly id: string } }) {
  const Page = useLazyPage(post);
  return <Page id={id} />;
}

function ProfileRoute({ params: { username } }: { readonly params: { readonly username: string } }) {
  const Page = useLazyPage(profile);
  return <Page username={username} />;
}
