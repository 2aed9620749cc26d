// A page that watches its own grid. Whatever changes inside the wrapper while none of the library's own functions runs was somebody else:
// it is counted in window.__gridMutations. The wrapper itself may be replaced; call watch(wrapper, grids) again.
(() => {
  const LIBRARY_ACTIONS = [
    'clearAll',
    'parse',
    'sortRows',
    'selectRow',
    'selectCell',
    'selectRowById',
    'clearSelection',
    'editCell',
    'editStop',
    'setSizes',
    'setColumnHidden',
    'setColWidth',
    'deleteRow',
    'addRow',
    'setCheckedRows',
    'doClick',
    'doKey',
    'changePage',
    'callEvent',
    'setActive',
    'cells',
    'setSortImgState',
    'setSortImgPos',
    '_doClick',
    '_doDblClick',
    '_doContClick',
    '_update_srnd_view',
    'doOnScroll',
    '_fixAlterCss',
  ];
  const HANDLERS = ['onclick', 'ondblclick', 'onmousedown', 'onmousemove', 'oncontextmenu', 'onscroll'];
  const seen = { total: 0, byKind: {}, list: [] };
  let observer = null;
  let depth = 0;

  function kindOf(record) {
    if (record.type === 'attributes') return `attribute ${record.attributeName}`;
    return record.type === 'childList' ? 'nodes' : 'text';
  }

  function pathOf(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const cell = element?.closest('td, th, tr, table, div');
    return cell ? `${cell.tagName.toLowerCase()}.${cell.className}` : String(node.nodeName);
  }

  function note(records) {
    for (const record of records) {
      const kind = kindOf(record);
      seen.total += 1;
      seen.byKind[kind] = (seen.byKind[kind] ?? 0) + 1;
      if (seen.list.length < 200) seen.list.push({ kind, at: pathOf(record.target) });
    }
  }

  /** Runs one of the page's own actions: what it changes is not counted, what changed before it is. */
  function own(action) {
    if (depth === 0 && observer) note(observer.takeRecords());
    depth += 1;
    try {
      return action();
    } finally {
      depth -= 1;
      if (depth === 0 && observer) observer.takeRecords();
    }
  }

  function wrap(owner, name) {
    const original = owner[name];
    if (typeof original !== 'function' || original.isOwn) return;
    owner[name] = function (...parameters) {
      return own(() => original.apply(this, parameters));
    };
    owner[name].isOwn = true;
  }

  function wrapHandlers(grid) {
    for (const element of [grid.entBox, grid.hdrBox, grid.hdr, grid.objBox, grid.obj, grid.sortImg]) {
      for (const name of HANDLERS) wrap(element, name);
    }
  }

  function watch(wrapper, grids) {
    grids.forEach(wrapHandlers);
    for (const grid of grids) for (const name of LIBRARY_ACTIONS) wrap(grid, name);
    for (const type of ['eXcell_ch', 'eXcell_chstrict', 'eXcell_ro', 'eXcell_edtxt'])
      wrap(window[type].prototype, 'setValue');
    observer?.disconnect();
    observer = new MutationObserver(note);
    observer.observe(wrapper, { subtree: true, childList: true, characterData: true, attributes: true });
  }

  window.__gridMutations = {
    get total() {
      if (observer) note(observer.takeRecords());
      return seen.total;
    },
    get byKind() {
      if (observer) note(observer.takeRecords());
      return { ...seen.byKind };
    },
    get list() {
      return [...seen.list];
    },
    reset() {
      observer?.takeRecords();
      seen.total = 0;
      seen.byKind = {};
      seen.list = [];
    },
  };
  window.QsmGrid.asOwn = own;
  window.QsmGrid.watch = watch;
})();
