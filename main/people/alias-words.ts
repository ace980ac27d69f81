/**
 * The words of an alias: colours, light, weather and plain qualities before trees, birds and stones. No word of the
 * first list says anything of a person when it stands before one of the second.
 */
export const firstWords: readonly string[] =
  `Amber Apricot Ash August Autumn Azure Balmy Beige Blue Bold Brass Breezy Bright Brisk Bronze Calm Candid Carmine
  Cerulean Chalk Cheery Cherry Citrine Clear Clever Cloudy Cobalt Cool Copper Coral Cosmic Crimson Crisp Crystal
  Cyan Dapper Dawn December Deft Denim Dewy Drifting Eager Early Ember Emerald Even Evening Fabled Fair Famous
  Fleet Floral Foggy Forest Fresh Frosty Garnet Gentle Gilded Glad Golden Graceful Granite Green Honest Humble
  Icy Indigo Island Ivory Jade Jolly Jovial Keen Kind Lapis Lavender Leafy Lemon Lime Lively Lofty Loyal Lucid
  Lucky Lunar Magenta March Maroon Marble Meadow Mellow Merry Mild Mint Misty Modest Morning Mossy Navy Neat
  Nimble Noble Northern Ocean October Olive Opal Orange Orchid Pastel Patient Pearl Placid Plain Plum Polar
  Polite Prairie Proud Purple Quick Quiet Rainy Ready Rosy Ruby Russet Saffron Sage Sandy Sapphire Scarlet
  September Serene Sharp Sienna Silver Sky Smart Snowy Solar Southern Spring Spry Stately Steady Stellar
  Sterling Still Summer Sunny Sunlit Swift Tidal Tidy Topaz Tranquil Turquoise Umber Upbeat Valley Velvet
  Verdant Vermilion Violet Vivid Warm Western Wheat Windy Winter Wise Witty Woodland Zesty`.split(/\s+/)

export const secondWords: readonly string[] =
  `Acacia Agate Alder Almond Aspen Avocet Badger Bamboo Banyan Basalt Bayberry Beech Birch Bittern Bluebell
  Bobolink Bramble Briar Bunting Buttercup Camellia Caracara Cardinal Cassia Catalpa Cedar Chaffinch
  Chestnut Chickadee Clover Condor Cormorant Cottonwood Cowslip Crane Crocus Curlew Cypress Daffodil Dahlia
  Dogwood Dolphin Dove Dunlin Eagle Egret Eider Elder Elm Falcon Fern Fieldfare Finch Fir Firecrest Flamingo
  Flint Flycatcher Freesia Fulmar Gannet Gentian Goldcrest Goldfinch Goshawk Grebe Greenfinch Grouse Harrier
  Hawfinch Hawthorn Heron Hickory Hoopoe Hornbeam Ibis Jackdaw Juniper Kestrel Kingfisher Kite Kittiwake Lapwing
  Larch Lark Lichen Lilac Linden Linnet Lotus Lupin Lynx Magnolia Magpie Mallard Maple Marigold Merganser Mimosa
  Moss Nightingale Nuthatch Oak Oriole Osprey Otter Owl Palm Partridge Pelican Peony Peregrine Petrel Pheasant
  Pine Pintail Pipit Plover Poplar Primrose Puffin Quail Quartz Raven Redpoll Redstart Redwing Sanderling
  Sandpiper Sequoia Shelduck Shoveler Siskin Skylark Slate Snipe Snowdrop Sparrow Spruce Starling Stork
  Sunflower Swan Sycamore Tamarind Tanager Teal Tern Thistle Thrush Toucan Tulip Turnstone Vireo Wagtail
  Walnut Warbler Waxwing Wheatear Whinchat Wigeon Willow Wren Yarrow Yew`.split(/\s+/)
