import { useEffect, useRef, useState } from "react";
import { sentenceOf } from "../api/problems.ts";
import { toast } from "../shell/toasts.tsx";
import { refusalOf } from "../uploads/accepted.ts";
import { useUploads } from "../uploads/queries.ts";
import { uploadFailure, uploadPicture } from "../uploads/upload-picture.ts";
import { useSetAvatar } from "./queries.ts";

/** How far a new picture is. */
export type AvatarStep =
  | { readonly name: "chosen"; readonly problem?: string }
  | { readonly name: "sending"; readonly fraction: number }
  | { readonly name: "checking"; readonly uploadId: string };

interface Chosen {
  readonly file: File;
  /** Address of the file in this browser. */
  readonly preview: string;
}

/** A picture of oneself on its way: chosen and looked at, then sent, checked and put in its place. */
export function useAvatarChange() {
  const [chosen, setChosen] = useState<Chosen>();
  const [step, setStep] = useState<AvatarStep>({ name: "chosen" });
  const [refusal, setRefusal] = useState<string>();
  const sending = useRef<AbortController>(undefined);
  const { mutate } = useSetAvatar();
  const uploadId = step.name === "checking" ? step.uploadId : undefined;
  const upload = useUploads(uploadId ? [uploadId] : []).get(uploadId ?? "");

  const drop = () => {
    sending.current?.abort();
    setChosen(undefined);
    setStep({ name: "chosen" });
  };

  const choose = (file: File) => {
    const problem = refusalOf(file);
    setRefusal(problem);
    if (problem) return;
    drop();
    setChosen({ file, preview: URL.createObjectURL(file) });
  };

  const send = async () => {
    if (!chosen || step.name !== "chosen") return;
    const controller = new AbortController();
    sending.current = controller;
    setStep({ name: "sending", fraction: 0 });
    try {
      const uploadId = await uploadPicture(chosen.file, "avatar", {
        signal: controller.signal,
        onProgress: (fraction) => setStep({ name: "sending", fraction }),
      });
      setStep({ name: "checking", uploadId });
    } catch (error) {
      if (!controller.signal.aborted) setStep({ name: "chosen", problem: uploadFailure(error) });
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what becomes of the upload is what this waits for.
  useEffect(() => {
    if (upload?.status === "rejected") {
      setStep({ name: "chosen", problem: upload.message ?? "This picture can't be used." });
    }
    if (upload?.status === "ready") {
      mutate(upload.id, {
        onSuccess: () => {
          drop();
          toast("Your picture is changed");
        },
        onError: (error) => setStep({ name: "chosen", problem: sentenceOf(error) }),
      });
    }
  }, [upload?.status]);

  const preview = chosen?.preview;
  useEffect(() => {
    if (preview) return () => URL.revokeObjectURL(preview);
  }, [preview]);
  useEffect(() => () => sending.current?.abort(), []);

  return { preview, step, refusal, choose, send, drop };
}
