using System.Collections.Immutable;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Names the buckets of days late of a platform's settings.</summary>
internal static class BucketWords
{
    /// <param name="buckets">Last day of each; after the last comes one more.</param>
    /// <param name="bucket">From 0.</param>
    public static string Of(IStringLocalizer text, ImmutableArray<int> buckets, int bucket) => bucket >= buckets.Length
        ? text["more than {0} days", buckets[^1]]
        : text["{0} to {1} days", bucket == 0 ? 1 : buckets[bucket - 1] + 1, buckets[bucket]];
}
