import { getRouteApi } from '@tanstack/react-router';
import { TemplatePage } from '../../features/servers/components/template-page';

const route = getRouteApi('/shell/template/$code');

export function TemplateView() {
  const { code } = route.useParams();
  return <TemplatePage key={code} code={code} />;
}
