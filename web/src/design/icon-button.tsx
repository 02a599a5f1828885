import { Icon, type IconName } from "./icons.tsx";

interface IconButtonProps {
  readonly label: string;
  readonly icon: IconName;
  readonly disabled?: boolean;
  /** For a button that stays pressed: its drawing is filled then. The label says what it is when pressed. */
  readonly pressed?: boolean;
  /** The menu it opens. */
  readonly menu?: { readonly id: string; readonly open: boolean };
  readonly onClick: (button: HTMLButtonElement) => void;
}

/** A button that is only a drawing to the eye. Disabled, it keeps the focus of whoever has just used it. */
export function IconButton({ label, icon, disabled = false, pressed, menu, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      aria-disabled={disabled}
      aria-pressed={pressed}
      aria-haspopup={menu && "menu"}
      aria-expanded={menu?.open}
      aria-controls={menu?.open ? menu.id : undefined}
      onClick={({ currentTarget }) => !disabled && onClick(currentTarget)}
    >
      <Icon name={icon} />
    </button>
  );
}
