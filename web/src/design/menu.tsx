import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { IconButton } from "./icon-button.tsx";
import "./menu.css";

interface MenuItem {
  readonly label: string;
  /** It takes something away. */
  readonly alarm?: boolean;
  readonly onChoose: () => void;
}

/**
 * A button that opens a few actions.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export function Menu({ label, items }: { readonly label: string; readonly items: readonly MenuItem[] }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const buttons = () => [...(whole.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  const close = () => {
    setOpen(false);
    whole.current?.querySelector("button")?.focus();
  };

  useEffect(() => {
    if (!open) return;
    whole.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const closeOutside = ({ target }: PointerEvent) => {
      if (!whole.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [open]);

  const move = (event: KeyboardEvent) => {
    const all = buttons();
    const here = all.indexOf(event.target as HTMLElement);
    const targets: Record<string, number> = {
      ArrowDown: (here + 1) % all.length,
      ArrowUp: (here - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const target = targets[event.key];
    if (event.key === "Escape") close();
    else if (event.key === "Tab") setOpen(false);
    else if (target !== undefined) {
      event.preventDefault();
      all[target]?.focus();
    }
  };

  return (
    <div className="menu-anchor" ref={whole}>
      <IconButton label={label} icon="more" onClick={() => setOpen(!open)} menu={{ id, open }} />
      {open && (
        <div role="menu" id={id} className="menu" aria-label={label} tabIndex={-1} onKeyDown={move}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={item.alarm ? "alarm" : undefined}
              onClick={() => {
                close();
                item.onChoose();
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
