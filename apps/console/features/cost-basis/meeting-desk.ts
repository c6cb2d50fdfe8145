import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { COST_BASES, type Meeting } from '#console/features/cost-basis/cost-basis-data';

export type MeetingAction = Meeting['actions'][number]['action'];

/** What is being written down of a meeting: one form at a time, and the receipt of the last. */
export interface MeetingDesk {
  readonly open: MeetingAction | null;
  readonly receipt: { readonly action: MeetingAction; readonly text: string; readonly serial: number } | null;
  /** The action whose form was given up last: its button has the focus again. */
  readonly givenUp: MeetingAction | null;
  readonly start: (action: MeetingAction) => void;
  readonly giveUp: () => void;
  readonly done: (action: MeetingAction, text: string) => Promise<void>;
}

export function useMeetingDesk(): MeetingDesk {
  const queries = useQueryClient();
  const serial = useRef(0);
  const [state, setState] = useState<Pick<MeetingDesk, 'open' | 'receipt' | 'givenUp'>>({ open: null, receipt: null, givenUp: null });
  return {
    ...state,
    start: (action) => setState({ open: action, receipt: null, givenUp: null }),
    giveUp: () => setState(({ open }) => ({ open: null, receipt: null, givenUp: open })),
    done: async (action, text) => {
      serial.current += 1;
      setState({ open: null, receipt: { action, text, serial: serial.current }, givenUp: null });
      await queries.invalidateQueries({ queryKey: COST_BASES });
    },
  };
}

/** What every form on a meeting's page is given. */
export interface MinutesFormProps {
  readonly meeting: Meeting;
  readonly label: string;
  readonly onDone: (receipt: string) => unknown;
  readonly onClose: () => void;
}
