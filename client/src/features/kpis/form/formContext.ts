import { createFormContext } from '@mantine/form';
import type { FormValues } from './formValues';

export const [DefinitionFormProvider, useDefinitionForm, useForm] = createFormContext<FormValues>();
