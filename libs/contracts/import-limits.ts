/** What may be handed in over the web at once. The API refuses more, and the page says so before anybody chooses. */
export const IMPORT_LIMITS = { files: 12, attachments: 12, megabytes: 10 } as const;
