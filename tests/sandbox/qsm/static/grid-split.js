// Frozen columns. The paid edition's splitAt(n) is imitated: two grids in one wrapper, the first holding copies of the first n cells,
// the second the full cell set with its first n hidden by display:none. Rows therefore stand in the document twice.
(() => {
  const { createGrid, fillGrid, own } = window.QsmGrid;
  const { setting } = window.GMKT;

  function half(wrapper, left, width) {
    const holder = document.createElement('div');
    holder.style.cssText = `position:absolute;top:0;left:${left}px;width:${width}px;height:${wrapper.clientHeight}px;`;
    wrapper.appendChild(holder);
    return holder;
  }

  /** The main grid's first cells, in its present order. */
  function frozenRows(main, count) {
    const rows = [];
    for (let line = 0; line < main.getRowsNum(); line++) {
      const id = main.getRowId(line);
      const data = [];
      for (let index = 0; index < count; index++) data.push(main.cells(id, index).getValue());
      if (main.cellType[0] === 'ro') data[0] = main.getUserData(id, 'checked') || '0';
      rows.push({ id, data });
    }
    return rows;
  }

  function joinSorting(frozen, main, count) {
    const sorted = { column: -1, direction: 'des' };
    const onPress = (event) => {
      const cell = event.target.closest('td');
      if (!cell || event.target.tagName === 'IMG') return;
      event.stopPropagation();
      const column = cell._cellIndex;
      if (main.fldSort[column] === 'na') return;
      sorted.direction = sorted.column === column && sorted.direction === 'asc' ? 'des' : 'asc';
      sorted.column = column;
      own(() => {
        main.sortRows(column, main.fldSort[column], sorted.direction);
        fillGrid(frozen, frozenRows(main, count));
        frozen.setSortImgState(true, column, sorted.direction);
      });
    };
    frozen.hdrBox.addEventListener('click', onPress, true);
    main.attachEvent('onAfterSorting', () => {
      fillGrid(frozen, frozenRows(main, count));
      frozen.setSortImgState(false);
    });
  }

  function joinScrolling(frozen, main) {
    main.objBox.addEventListener('scroll', () => {
      frozen.objBox.scrollTop = main.objBox.scrollTop;
    });
    frozen.objBox.addEventListener('wheel', (event) => {
      main.objBox.scrollTop += event.deltaY;
    });
  }

  // The main grid holds the selection; the frozen half only shows it.
  function joinSelection(frozen, main) {
    const show = () => {
      const selected = String(main.getSelectedRowId() ?? '').split(',');
      frozen.forEachRow((id) => {
        frozen.getRowById(id).classList.toggle('rowselected', selected.includes(String(id)));
      });
    };
    frozen.attachEvent('onBeforeSelect', (id) => {
      main.selectRowById(id, false, false, true);
      return false;
    });
    main.attachEvent('onSelectStateChanged', show);
  }

  function joinChecks(frozen, main, leftOnly) {
    frozen.attachEvent('onCheck', (id, column, on) => {
      if (leftOnly) main.setUserData(id, 'checked', on ? '1' : '0');
      else main.cells(id, column).setValue(on ? 1 : 0);
    });
  }

  /** Answers the main grid; `main.frozen` is the frozen half, `main.fillBoth(rows)` writes both. */
  function createSplitGrid(wrapper, columns, count) {
    const leftOnly = setting.variants.includes('left-checks');
    const frozenWidth = columns.slice(0, count).reduce((sum, column) => sum + column.width, 0) + 3;
    wrapper.classList.add('gridbox', 'gridbox_dhx_skyblue', 'isModern', 'split_holder');
    const leftHolder = half(wrapper, 0, frozenWidth);
    const mainHolder = half(wrapper, frozenWidth, wrapper.clientWidth - frozenWidth);
    const frozen = createGrid(leftHolder, columns.slice(0, count));
    frozen.objBox.style.overflow = 'hidden';
    const mainColumns = columns.map((column, index) =>
      leftOnly && index === 0 ? { ...column, type: 'ro', heading: '&nbsp;' } : column,
    );
    const main = createGrid(mainHolder, mainColumns);
    for (let index = 0; index < count; index++) main.setColumnHidden(index, true);

    main.frozen = frozen;
    main.fillBoth = (rows) => {
      fillGrid(main, leftOnly ? rows.map((row) => ({ ...row, data: ['', ...row.data.slice(1)] })) : rows);
      fillGrid(frozen, frozenRows(main, count));
    };
    joinSorting(frozen, main, count);
    joinScrolling(frozen, main);
    joinSelection(frozen, main);
    joinChecks(frozen, main, leftOnly);
    return main;
  }

  window.QsmGrid.createSplitGrid = createSplitGrid;
})();
