using Alliance.Kernel;
using Microsoft.AspNetCore.Components;

namespace Alliance.Ui;

/// <summary>A page that is a list: reads what its address says, and reads the rows anew whenever that changes, be it by a link, the search or Back.</summary>
/// <remarks>Rows stand in the document, so that the page works without a circuit; most have none. One that has takes them over from the document (<see cref="UseCase{T}.Show"/>).</remarks>
public abstract class ListPage : ComponentBase
{
    public const string SearchName = "search";
    public const string OrderName = "orderBy";
    public const string DescendingName = "descending";
    public const string SizeName = "size";
    public const string ColumnsName = "columns";

    /// <summary>Rows that somebody chose, each its own value.</summary>
    public const string ChosenName = "id";

    /// <summary><c>true</c> when all that match are meant, whatever their page.</summary>
    public const string AllName = "all";

    [Inject] public NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery] public string? Search { get; set; }

    [SupplyParameterFromQuery] public string? OrderBy { get; set; }

    [SupplyParameterFromQuery] public string? Descending { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [SupplyParameterFromQuery] public string? Size { get; set; }

    [SupplyParameterFromQuery] public string? Columns { get; set; }

    /// <summary>What was read last.</summary>
    public ListAddress Address { get; private set; } = ListAddress.Nowhere;

    /// <summary>Rows on a page unless the address says otherwise.</summary>
    protected virtual int UsualSize => Paging.UsualSize;

    /// <summary>Names in the address whose values are days: a browser sends them as they were typed, and what is linked to has them as <c>2023-06-30</c>.</summary>
    protected virtual IReadOnlyList<string> Days => [];

    protected Paging Paging => Paging.Read(Page, Size, UsualSize);

    protected override async Task OnParametersSetAsync()
    {
        var address = ListAddress.Of(Navigation).InIso(Days);
        // The address of the page that comes next reaches this one a moment before it goes.
        if (address == Address || (Address != ListAddress.Nowhere && address.Path != Address.Path)) return;

        Address = address;
        await Read();
    }

    /// <summary>Reads the rows of <see cref="Address"/>.</summary>
    protected abstract Task Read();

    /// <summary>The order that the address asks for, or the usual one.</summary>
    protected (TOrder By, bool Descending) Ordered<TOrder>(TOrder usual, bool descending) where TOrder : struct, Enum =>
        Word<TOrder>.TryParse(OrderBy, null, out var order) ? (order.Value, bool.TryParse(Descending, out var down) ? down : descending) : (usual, descending);

    /// <summary>A filter of the address; null when it says nothing, or no word of the list.</summary>
    protected static T? Filter<T>(string? written) where T : struct, Enum => Word<T>.TryParse(written, null, out var word) ? word.Value : null;

    /// <summary>A day of the address, in any notation (<see cref="TypedDay"/>); null when it says none.</summary>
    protected static DateOnly? Day(string? written) => TypedDay.Find(written);
}
