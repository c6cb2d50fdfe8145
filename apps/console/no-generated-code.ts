import { z } from 'zod';

// The content security policy lets nobody make code from text; zod would try, and the browser would report it. Imported before any schema is made.
z.config({ jitless: true });
