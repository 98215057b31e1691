import type { Id } from '../lib/ids';
import type { Expression } from './community-types';
import { request } from './request';

export type ExpressionType = Expression['type'];

/** Of all one's servers, those that one may use. */
export const usableExpressions = () => request<Expression[]>('GET', '/users/@me/expressions');

export const serverExpressions = (serverId: Id) =>
  request<Expression[]>('GET', `/servers/${serverId}/expressions`);

export interface NewExpression {
  type: ExpressionType;
  name: string;
  asset: string;
}

export const createExpression = (serverId: Id, body: NewExpression) =>
  request<Expression>('POST', `/servers/${serverId}/expressions`, body);

export type ExpressionPatch = Partial<
  Pick<Expression, 'name' | 'description' | 'emoji' | 'volume' | 'roleIds'>
>;

export const updateExpression = ({ serverId, expressionId }: Expression, body: ExpressionPatch) =>
  request<Expression>('PATCH', `/servers/${serverId}/expressions/${expressionId}`, body);

export const deleteExpression = ({ serverId, expressionId }: Expression) =>
  request<void>('DELETE', `/servers/${serverId}/expressions/${expressionId}`);
