import { ErrorSummary as AkselErrorSummary, Select, Textarea, TextField } from '@navikt/ds-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { FormProvider, useController, useFormContext, type FieldValues, type Path, type SubmitHandler, type UseFormReturn } from 'react-hook-form';
import { DayField } from '#console/ui/day-field';
import { useUnsavedWork } from '#console/ui/unsaved-work';

interface FormProps<Values extends FieldValues, Parsed = Values> {
  readonly form: UseFormReturn<Values, unknown, Parsed>;
  /** What would be lost if the page went away: "Ny indsigelse". */
  readonly description: string;
  readonly onSubmit: SubmitHandler<Parsed & FieldValues>;
  readonly children: ReactNode;
}

/** A form whose errors are summed up on top and stand at their field; messages are whole sentences from its zod schema. */
export function Form<Values extends FieldValues>({ form, description, onSubmit, children }: FormProps<Values>) {
  const { isDirty, isSubmitSuccessful } = form.formState;
  useUnsavedWork(isDirty && !isSubmitSuccessful ? description : undefined);
  return (
    <FormProvider {...form}>
      <form noValidate className="form" onSubmit={(event) => void form.handleSubmit(onSubmit)(event)}>
        <ErrorSummary />
        {children}
      </form>
    </FormProvider>
  );
}

/** Every error of the form around it, each leading to its field. Takes the focus when the form was sent with errors. */
export function ErrorSummary() {
  const { formState, setFocus } = useFormContext();
  const summary = useRef<HTMLDivElement>(null);
  const { submitCount, isSubmitSuccessful } = formState;
  const errors = errorsIn(formState.errors);

  useEffect(() => {
    if (submitCount > 0 && !isSubmitSuccessful) summary.current?.focus();
  }, [submitCount, isSubmitSuccessful]);

  if (submitCount === 0 || errors.length === 0) return null;
  return (
    <AkselErrorSummary ref={summary}>
      {errors.map(({ name, message }) => (
        <AkselErrorSummary.Item
          key={name}
          href={`#${name}`}
          onClick={(event) => {
            event.preventDefault();
            setFocus(name);
          }}
        >
          {message}
        </AkselErrorSummary.Item>
      ))}
    </AkselErrorSummary>
  );
}

/** Every message with the name of its field, also of fields inside others: `lines.first`. */
function errorsIn(errors: object, within = ''): { readonly name: string; readonly message: string }[] {
  return Object.entries(errors).flatMap(([key, error]: [string, unknown]) => {
    const name = `${within}${key}`;
    if (typeof error !== 'object' || error === null) return [];
    if ('message' in error && typeof error.message === 'string') return [{ name, message: error.message }];
    return 'ref' in error ? [] : errorsIn(error, `${name}.`);
  });
}

interface FieldProps<Values extends FieldValues> {
  readonly name: Path<Values>;
  /** The name, unless the same form stands on the page more than once. */
  readonly id?: string;
  readonly label: string;
  readonly description?: string;
}

export function FormText<Values extends FieldValues>({ name, id = name, ...texts }: FieldProps<Values>) {
  const { register, error } = useField<Values>(name);
  return <TextField id={id} {...texts} error={error} autoComplete="off" {...register} />;
}

export function FormTextarea<Values extends FieldValues>({ name, maxLength, ...texts }: FieldProps<Values> & { readonly maxLength?: number }) {
  const { register, error } = useField<Values>(name);
  return <Textarea id={name} {...texts} {...(maxLength === undefined ? {} : { maxLength })} error={error} {...register} />;
}

interface SelectProps<Values extends FieldValues> extends FieldProps<Values> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function FormSelect<Values extends FieldValues>({ name, options, ...texts }: SelectProps<Values>) {
  const { register, error } = useField<Values>(name);
  return (
    <Select id={name} {...texts} error={error} {...register}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Select>
  );
}

/** A day, `2024-04-02`, or empty. */
export function FormDay<Values extends FieldValues>({ name, ...texts }: FieldProps<Values>) {
  const { field, fieldState } = useController<Values>({ name });
  return <DayField id={name} {...texts} value={String(field.value)} onChange={field.onChange} error={fieldState.error?.message} />;
}

function useField<Values extends FieldValues>(name: Path<Values>) {
  const { register, getFieldState, formState } = useFormContext<Values>();
  return { register: register(name), error: getFieldState(name, formState).error?.message };
}
