import { memo } from 'react';
import { useTexts } from '#components/shared';
import { mappingTexts } from '#lib/i18n';
import { type ListingItem, shortTitle } from './model.ts';

/** A listing above its codes: what it is and how many orders its codes keep back. */
export const ListingRow = memo(function ListingRow(props: {
  item: ListingItem;
  onExclude: (item: ListingItem) => void;
}) {
  const texts = useTexts(mappingTexts);
  const { listing, codes, blocked } = props.item;
  return (
    <div className="mp-listing-cell" role="gridcell" data-smartship-listing={listing.itemCode}>
      {/* A title may hold marks that turn the text around it: it is kept to itself. */}
      <bdi className="mp-title" title={shortTitle(listing.title)}>
        {shortTitle(listing.title) || texts.noTitle}
      </bdi>
      <span className="ss-muted">
        {texts.item} {listing.itemCode}
      </span>
      <span className="ss-muted">{texts.codesHere(codes.length)}</span>
      {blocked > 0 && (
        <span className="ss-badge" data-tone="need" data-smartship-blocked={blocked}>
          {texts.blocked(blocked)}
        </span>
      )}
      {/* A plain button: hundreds of these come and go while the seller scrolls. */}
      <button
        type="button"
        className="mp-link"
        tabIndex={-1}
        onClick={() => props.onExclude(props.item)}
        data-smartship-action="exclude-listing"
      >
        {texts.excludeListing}
      </button>
    </div>
  );
});
