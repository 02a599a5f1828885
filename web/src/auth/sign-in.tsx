import { Suspense, useEffect, useState } from "react";
import { lazyPage } from "../shell/lazy-page.ts";
import { Page } from "../shell/page.tsx";
import { useArrival } from "./arrival.ts";
import { AuthFrame } from "./auth-frame.tsx";
import type { SecondFactorAsked } from "./queries.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { LookAround } from "./ways-around.tsx";

/* Most get in without any of these; whoever does not finds them there by then. */
const askForCode = lazyPage(async () => (await import("../codes/ask-for-code.tsx")).AskForCode);
const enterCode = lazyPage(async () => (await import("../codes/enter-code.tsx")).EnterCode);
const secondFactor = lazyPage(async () => (await import("../mfa/second-factor.tsx")).SecondFactor);

function preloadSteps(): void {
  for (const step of [askForCode, enterCode, secondFactor]) step.preload();
}

type Step =
  | { readonly name: "password" | "mail" | "code" }
  | { readonly name: "second"; readonly asked: SecondFactorAsked };

const PASSWORD: Step = { name: "password" };

/** Everything between an empty form and being signed in, on one page. What was typed stays while one goes back and forth. */
export function SignIn() {
  const arrival = useArrival();
  const [step, setStep] = useState(PASSWORD);
  const [typed, setTyped] = useState({ username: "", password: "", remember: false });
  const [email, setEmail] = useState(arrival.email ?? "");
  const [expired, setExpired] = useState<Error | null>(null);
  const { remember } = typed;
  const askSecond = (asked: SecondFactorAsked) => setStep({ name: "second", asked });
  const start = () => setStep(PASSWORD);
  const startOver = (error: Error) => {
    setExpired(error);
    start();
  };
  useEffect(preloadSteps, []);

  switch (step.name) {
    case "password":
      return (
        <AuthFrame
          title="Sign in"
          heading="Photographs, kept the way prints are."
          lead="Follow people for what they see. Their pictures, in the order they were taken to the wall."
        >
          <SignInForm
            typed={typed}
            onType={setTyped}
            expired={expired}
            onSecondFactor={askSecond}
            onMailedCode={() => {
              if (typed.username.includes("@")) setEmail(typed.username);
              setStep({ name: "mail" });
            }}
          />
          <LookAround />
        </AuthFrame>
      );
    case "mail":
      return (
        <AuthFrame
          title="Sign in with a code"
          heading="A code instead of a password."
          lead="We send eight digits to your address. They let you in once, for the next few minutes."
        >
          <Suspense key={step.name}>
            <Page
              page={askForCode}
              params={{
                email,
                onType: setEmail,
                remember,
                onRemember: (remember) => setTyped({ ...typed, remember }),
                onSent: () => setStep({ name: "code" }),
                onBack: start,
              }}
            />
          </Suspense>
        </AuthFrame>
      );
    case "code":
      return (
        <AuthFrame
          title="Enter the code"
          heading="Look into your mailbox."
          lead={
            <>
              If there is an account for <strong>{email}</strong>, a mail with eight digits is on its way.
            </>
          }
        >
          <Suspense key={step.name}>
            <Page
              page={enterCode}
              params={{ email, remember, onSecondFactor: askSecond, onBack: () => setStep({ name: "mail" }) }}
            />
          </Suspense>
        </AuthFrame>
      );
    case "second":
      return (
        <AuthFrame
          title="Confirm that it is you"
          heading="One more proof that it is you."
          lead="Two-step sign-in is on for this account."
        >
          <Suspense key={step.name}>
            <Page page={secondFactor} params={{ asked: step.asked, onExpired: startOver, onBack: start }} />
          </Suspense>
        </AuthFrame>
      );
  }
}
