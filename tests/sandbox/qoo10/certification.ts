import type { World } from '../world.ts';
import { envelope, gatewayError, success } from './answer.ts';

const YEAR = 365 * 86_400_000;

/** Issues a seller authorization key; with `revokeOnIssue` it ends every other one [qapi 2]. `key` is what stood in the header. */
export function createCertificationKey(world: World, key: string, userId: string, password: string): Response {
  const { seller } = world;
  if (key !== seller.apiKey || userId !== seller.shopId || password !== seller.password)
    return gatewayError(-90002, 'Invalid Access');
  if (world.qoo10.revokeOnIssue) seller.keys.clear();
  const issued = `S5sample_g_1_SampleSellerAuthorizationKey_g_2_${String(world.effects.count('issue-key') + 1).padStart(40, '0')}_g_3_Yy`;
  seller.keys.set(issued, { expiresAt: world.clock.now() + YEAR });
  seller.sellerAuthorizationKey = issued;
  world.effects.add('qoo10', 'issue-key', seller.shopId);
  return envelope(world, success(issued, '成功'));
}
