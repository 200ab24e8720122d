using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The columns the work list can be ordered by.</summary>
public enum ArrearsOrder
{
    DaysLate,
    AmountLate,
    Outstanding,
    Number,
    Enterprise,
}

public sealed partial class ListArrears
{
    /// <param name="Search">Words of the number, of the enterprise's name and ICE, of the entrepreneur's name, CIN and telephone.</param>
    /// <param name="Bucket">From 0: a bucket of the platform's settings.</param>
    /// <param name="PromiseBroken">Only loans whose latest promise was broken.</param>
    /// <param name="NoContactFor">Only loans without a contact in the last so many days.</param>
    /// <param name="StepDue">Only loans whose next step, noted with the last contact, is due.</param>
    public sealed record Input(
        string? Search = null,
        int? Bucket = null,
        string? Province = null,
        bool PromiseBroken = false,
        int? NoContactFor = null,
        bool StepDue = false,
        ArrearsOrder OrderBy = ArrearsOrder.DaysLate,
        bool Descending = true,
        Paging Page = default);

    /// <summary>The same as <see cref="Input"/>, as a query string has it.</summary>
    public sealed record Query(
        [property: StringLength(100)] string? Search,
        [property: Range(0, 20)] int? Bucket,
        [property: StringLength(60)] string? Province,
        bool? PromiseBroken,
        [property: Range(1, 3650)] int? NoContactFor,
        bool? StepDue,
        Word<ArrearsOrder>? OrderBy,
        bool? Descending,
        [property: Range(1, Paging.LastNumber)] int? Page,
        [property: Range(1, Paging.LargestSize)] int? Size)
    {
        internal Input ToInput() => new(
            Search, Bucket, Province, PromiseBroken ?? false, NoContactFor, StepDue ?? false, OrderBy?.Value ?? ArrearsOrder.DaysLate, Descending ?? true, Paging.Of(Page, Size));
    }
}
