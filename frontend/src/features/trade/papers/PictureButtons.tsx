import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton } from "@mantine/core";
import { toastProblem } from "@/ui/feedback/toast";
import classes from "./papers.module.css";
import { keepPicture } from "./pictures";

export interface SignPictures {
  logo?: string | null;
  signature?: string | null;
  stamp?: string | null;
}

interface Props {
  pictures: SignPictures;
  onChange: (part: SignPictures) => void;
}

/** Logo, signature and stamp: each added from a file, or taken away. */
export function PictureButtons({ pictures, onChange }: Props) {
  const { t } = useLingui();
  const keep = async (name: keyof SignPictures, file: File | null) => {
    if (!file) return;
    try {
      onChange({ [name]: await keepPicture(file) });
    } catch (error) {
      toastProblem(error);
    }
  };
  const names: [keyof SignPictures, string][] = [
    ["logo", t`Logo`],
    ["signature", t`Signature`],
    ["stamp", t`Stamp`],
  ];
  return (
    <div className={classes.row}>
      {names.map(([name, label]) =>
        pictures[name] ? (
          <Button key={name} variant="default" size="xs" onClick={() => onChange({ [name]: null })}>
            <Trans>Remove: {label}</Trans>
          </Button>
        ) : (
          <FileButton key={name} accept="image/png,image/jpeg" onChange={(file) => void keep(name, file)}>
            {(button) => (
              <Button {...button} variant="default" size="xs">
                <Trans>Add: {label}</Trans>
              </Button>
            )}
          </FileButton>
        ),
      )}
    </div>
  );
}
