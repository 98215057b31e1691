import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { Bot, furnish, type Room } from '../support/bot';
import { type Served, serve } from '../support/serve';

let served: Served;
let room: Room;
let bot: Bot;

test.beforeAll(async () => {
  served = await serve();
  room = await furnish(served);
});
test.afterAll(() => served?.stop());
test.afterEach(() => bot.socket.terminate());

/** Says who it is in three fragments, with a ping between two of them. */
async function identify(): Promise<string> {
  const text = JSON.stringify({ op: 2, d: { token: room.botToken } });
  const pong = once(bot.socket, 'pong');
  bot.socket.send(text.slice(0, 5), { fin: false });
  bot.socket.send(text.slice(5, 20), { fin: false });
  bot.socket.ping('still there?');
  bot.socket.send(text.slice(20), { fin: true });
  return String((await pong)[0]);
}

for (const offered of [false, true]) {
  test(`a client of npm's ws ${offered ? 'that offers' : 'without'} compression`, async () => {
    bot = new Bot(served.origin, offered);
    const { d: hello } = await bot.next(({ op }) => op === 10);
    expect(hello.heartbeatInterval).toBeGreaterThan(1000);
    // Refused by leaving it out of the answer: a compressed stream of its own for each socket would cost too much.
    expect(bot.socket.extensions).toBe('');

    expect(await identify()).toBe('still there?');
    const { d: ready } = await bot.event('READY');
    expect(ready.user).toMatchObject({ name: 'helper', bot: true });

    const content = `for ${offered} – ünïcode 🍞`;
    const messageId = await room.write('owner', content);
    const { d: message } = await bot.event('MESSAGE_CREATE');
    expect(message).toMatchObject({ messageId, content, channelId: room.channelId });

    bot.send(1, null);
    await bot.next(({ op }) => op === 11);
    expect(await bot.close(4321)).toBe(4321);
  });
}

test("the server's own close codes reach npm's ws", async () => {
  bot = new Bot(served.origin, false);
  await bot.next(({ op }) => op === 10);
  const closed = once(bot.socket, 'close');
  bot.send(2, { token: 'nobody' });
  expect((await closed)[0]).toBe(4004);
});
