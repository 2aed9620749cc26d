// What every page shares: its settings, ids, the JSON services, escaping.
(() => {
  const settingField = document.querySelector('input[id$="hid_page_setting"]');
  const setting = JSON.parse(settingField.value);

  function failure(status, body) {
    const error = new Error(body?.Message ?? `HTTP ${status}`);
    error.status = status;
    return error;
  }

  window.GMKT = {
    setting,

    /** The element with this id, whichever prefix the master page put before it. */
    get(id) {
      return document.getElementById(setting.idPrefix + id);
    },

    /** A POST to a web service; answers what stands under `d`. */
    async call(service, method, params) {
      const address = `${setting.root}/swe_${service}.asmx/${method}?${setting.lookQuery}`;
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8', 'X-Requested-With': 'XMLHttpRequest' },
        body: JSON.stringify({ ...params, ___cache_expire___: String(Date.now()) }),
      });
      const body = await response.json();
      if (!response.ok) throw failure(response.status, body);
      return body.d;
    },

    /** Text as HTML, as the grid's cells need it. */
    escape(text) {
      const holder = document.createElement('div');
      holder.textContent = String(text);
      return holder.innerHTML;
    },

    /** Says something in the page's own message line; the page stays as it is. */
    say(text) {
      const line = document.getElementById('div_page_message');
      line.textContent = text;
      line.hidden = text === '';
    },

    sayFailure(error) {
      window.GMKT.say(
        error.status === 401
          ? 'ログイン情報が確認できません。もう一度ログインしてください。(Authentication failed.)'
          : `処理中にエラーが発生しました。(${error.message})`,
      );
    },

    afterDelay(milliseconds, then) {
      window.setTimeout(() => Promise.resolve(then()).catch(window.GMKT.sayFailure), milliseconds);
    },
  };
})();
