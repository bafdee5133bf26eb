// Figures about few people are not shown to the public.

/**
 * People, ratings and cases counted in public: below this a figure is left out or put together with others. Five is what public
 * statistics commonly keep back: with four, the three others who were there still know what the one said.
 */
export const FEWEST_PEOPLE = 5
