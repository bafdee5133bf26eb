ALTER TABLE "questions" ADD COLUMN "concealed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "concealed_text" text;