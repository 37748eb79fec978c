import { isDeepStrictEqual } from 'node:util'
import type { PageSettings } from '../protocol/page-settings.ts'
import type { Root } from '../server/root-key.ts'
import type { SiteSettings } from '../server/site/settings-file.ts'

/**
 * [BP10] Compares what the pages have pinned and say with what the helpline knows of itself: the root key of its own
 * `root.pub`, the words of its own site folder. Dates of grants may be later than in the file, as after somebody left,
 * and never earlier. Every page has to say the same.
 */
export function compareSettings(
  pages: ReadonlyMap<string, PageSettings>,
  { root, own }: { readonly root: Root | undefined; readonly own: SiteSettings | undefined },
): string[] {
  const [[, first] = []] = pages
  return [...pages].flatMap(([path, settings]) =>
    [
      ...(first && !isDeepStrictEqual(settings, first) ? ['has other settings than the first page'] : []),
      ...(root ? faultsOfRoot(settings, root) : []),
      ...(own ? faultsOfWords(settings, own) : []),
    ].map(fault => `${path}: ${fault}`),
  )
}

function faultsOfRoot(settings: PageSettings, root: Root): string[] {
  const dates = (['grantsFrom', 'rootGrantsFrom'] as const).filter(name => settings[name] < root[name])
  return [
    ...(settings.rootKey === root.rootKey
      ? []
      : [`expected the root key ${root.rootKey}, found ${settings.rootKey ?? 'none'}`]),
    ...(settings.org === root.org ? [] : [`expected the helpline "${root.org}", found "${settings.org}"`]),
    ...dates.map(name => `${name}: expected ${root[name]} or later, found ${settings[name]}`),
  ]
}

function faultsOfWords(settings: PageSettings, own: SiteSettings): string[] {
  const names = Object.keys(own) as (keyof SiteSettings)[]
  return names
    .filter(name => !isDeepStrictEqual(settings[name], own[name]))
    .map(
      name =>
        `${name}: expected what the site folder says, found ${JSON.stringify(settings[name]).slice(0, 120)}`,
    )
}
