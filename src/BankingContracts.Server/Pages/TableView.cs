using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace BankingContracts.Server.Pages;

/// <summary>Which rows a table shows, and in which order; all of it is in the address of the page.</summary>
/// <param name="Path">The address of the page, without its parameters.</param>
/// <param name="Sort">The word of the column in whose order the rows come.</param>
/// <param name="IsDescending">Whether the largest comes first.</param>
/// <param name="Offset">How many rows are left out before the first.</param>
public sealed record TableView(string Path, string Sort, bool IsDescending, int Offset)
{
    /// <summary>How many rows a page shows.</summary>
    public const int PageSize = 50;

    private const string SortName = "sort";
    private const string OffsetName = "offset";
    private const int LongestFilter = 200;

    /// <summary>What else the address says, by name; nothing that is empty.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();

    /// <summary>The view that a request asks for. What makes no sense is ignored.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The address of the page.</param>
    /// <param name="columns">The words of the columns that sort.</param>
    /// <param name="usual">The word of the column that sorts when nobody says; with a minus before it, the largest first.</param>
    /// <param name="filters">The names of the filters.</param>
    public static TableView Of(HttpRequest request, string path, IReadOnlyCollection<string> columns, string usual, params IReadOnlyCollection<string> filters)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(filters);
        var asked = request.Query[SortName].ToString();
        var sort = columns.Contains(asked.TrimStart('-')) ? asked : usual;
        var offset = int.TryParse(request.Query[OffsetName], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new(path, sort.TrimStart('-'), sort.StartsWith('-'), offset)
        {
            Filters = filters
                .Select(f => (Name: f, Value: request.Query[f].ToString().Trim()))
                .Where(f => f.Value.Length is > 0 and <= LongestFilter)
                .ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal),
        };
    }

    /// <summary>The value of a filter; null without one.</summary>
    public string? Filter(string name) => Filters.GetValueOrDefault(name);

    /// <summary>The address with another order.</summary>
    public string SortedBy(string column, bool isDescending) => (this with { Sort = column, IsDescending = isDescending, Offset = 0 }).Address;

    /// <summary>The address of another page of the table.</summary>
    public string From(int offset) => (this with { Offset = Math.Max(0, offset) }).Address;

    /// <summary>The address with another value of a filter; null takes it away.</summary>
    public string With(string filter, string? value)
    {
        var filters = new Dictionary<string, string>(Filters);
        filters.Remove(filter);
        if (!string.IsNullOrEmpty(value))
            filters[filter] = value;
        return (this with { Filters = filters, Offset = 0 }).Address;
    }

    /// <summary>The address with no other filters than these.</summary>
    public string Only(IReadOnlyCollection<string> kept) =>
        (this with { Filters = Filters.Where(f => kept.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal), Offset = 0 }).Address;

    /// <summary>The order as the address says it.</summary>
    public string SortText => (IsDescending ? "-" : "") + Sort;

    private string Address
    {
        get
        {
            var parts = Filters.Select(f => (f.Key, f.Value)).Append((SortName, SortText));
            if (Offset > 0)
                parts = parts.Append((OffsetName, Offset.ToString(CultureInfo.InvariantCulture)));
            return $"{Path}?{string.Join('&', parts.Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"))}";
        }
    }
}
