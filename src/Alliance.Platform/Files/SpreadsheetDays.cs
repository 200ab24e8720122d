namespace Alliance.Platform.Files;

/// <summary>Days as spreadsheets count them: from 1900 on, or from 1904 on in workbooks that began on a Macintosh. Taken for the other, a day lies four years off.</summary>
internal static class SpreadsheetDays
{
    /// <summary>Day 1 is 1 January 1900, and a 29 February of that year is counted that never was; right from 1 March 1900 on.</summary>
    public static readonly DateTime Since1900 = new(1899, 12, 30);

    public static readonly DateTime Since1904 = new(1904, 1, 1);

    private const double Last = 2_958_465; // 31 December 9999 since 1900

    public static DateTime? Of(double serial, DateTime zero) => serial is >= 0 and <= Last - 1_462 ? zero.AddDays(Math.Floor(serial)) : null;
}
