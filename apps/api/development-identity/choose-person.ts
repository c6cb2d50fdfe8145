import type { DemoGroup } from '#apps/api/development-identity/demo-people';
import type { plainPage } from '#apps/api/sign-in/plain-page';
import type { Language } from '#glossary/language';
import { SIGN_IN_TEXTS } from '#glossary/sign-in-texts';

type Body = Parameters<typeof plainPage>[0]['body'];

/** One button a person, under a heading a role. */
export function chooseBody(groups: readonly DemoGroup[], page: { readonly language: Language; readonly action: string }): Body {
  const { choose, roles } = SIGN_IN_TEXTS[page.language];
  return [
    { paragraph: choose.text },
    ...groups.flatMap(({ role, people }) => [
      { heading: role === null ? choose.withoutRole : roles[role] },
      { form: { action: page.action, buttons: people.map(({ id, label }) => ({ name: 'person', value: id, text: choose.signInAs(label) })) } },
    ]),
  ];
}
