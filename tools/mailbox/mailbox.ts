import PostalMime from "postal-mime";

/** A mail that an engine has taken instead of sending it. */
export interface ReceivedMail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** ISO 8601. */
  readonly date: string;
  readonly text: string;
  readonly html: string;
  /** As far as the engine keeps them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** The mails that an engine has taken, the newest first; those to one address only, if one is given. */
export async function readMailbox(engineUrl: string, to?: string): Promise<ReceivedMail[]> {
  const mails = (await fromMinistack(engineUrl)) ?? (await fromLocalstack(engineUrl));
  const wanted = to?.toLowerCase();
  return mails
    .filter((mail) => !wanted || mail.to.some((address) => address.toLowerCase() === wanted))
    .sort((a, b) => b.date.localeCompare(a.date));
}

interface MinistackMail {
  readonly MessageId: string;
  readonly Source: string;
  readonly To: readonly string[];
  readonly Subject: string;
  readonly BodyText: string;
  readonly BodyHtml: string | null;
  /** Seconds since 1970. */
  readonly Timestamp: number;
}

async function fromMinistack(engineUrl: string): Promise<ReceivedMail[] | undefined> {
  const answer = await ask(`${engineUrl}/_ministack/ses/messages`);
  const accounts = answer as { messages?: Readonly<Record<string, readonly MinistackMail[]>> } | undefined;
  if (!accounts?.messages) return undefined;
  return Object.values(accounts.messages)
    .flat()
    .map((mail) => {
      const date = new Date(mail.Timestamp * 1000).toISOString();
      return {
        id: mail.MessageId,
        from: mail.Source,
        to: mail.To,
        subject: mail.Subject,
        date,
        text: mail.BodyText,
        html: mail.BodyHtml ?? "",
        headers: [
          ["From", mail.Source],
          ["To", mail.To.join(", ")],
          ["Subject", mail.Subject],
          ["Date", date],
        ],
      };
    });
}

interface LocalstackMail {
  readonly Id: string;
  readonly Timestamp: string;
  readonly RawData?: string;
}

async function fromLocalstack(engineUrl: string): Promise<ReceivedMail[]> {
  const { messages = [] } = ((await ask(`${engineUrl}/_aws/ses`)) ?? {}) as { messages?: readonly LocalstackMail[] };
  return Promise.all(
    messages.flatMap(({ Id, Timestamp, RawData }) => (RawData ? [parsed(Id, Timestamp, RawData)] : [])),
  );
}

/** A mail as it travelled. */
export async function parsed(id: string, takenAt: string, raw: string): Promise<ReceivedMail> {
  const { from, to = [], subject = "", text = "", html = "", date, headers } = await PostalMime.parse(raw);
  return {
    id,
    from: from?.name ? `${from.name} <${from.address}>` : (from?.address ?? ""),
    to: to.flatMap(({ address }) => address ?? []),
    subject,
    date: new Date(date ?? takenAt).toISOString(),
    text,
    html,
    headers: headers.map(({ originalKey, key, value }) => [originalKey ?? key, value] as const),
  };
}

async function ask(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
  if (!response.ok) {
    await response.body?.cancel();
    return undefined;
  }
  return response.json().catch(() => undefined);
}
