using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>How a column of a contract that changed finds its stored values.</summary>
/// <param name="Column">The column, as the contract has it now.</param>
/// <param name="Before">The stored column; null when nothing is stored for it yet.</param>
/// <param name="Now">Its type, as <see cref="ModelShape.Columns"/> has it.</param>
public sealed record ColumnChange(string Column, ShapePart? Before, string Now)
{
    private const string Required = " not null";

    /// <summary>Whether stored rows have no value for it.</summary>
    public bool IsNew => Before is null;

    /// <summary>Whether it was retired before, so that versions of then have values.</summary>
    public bool IsBack { get; init; }

    /// <summary>Whether stored rows hold a default in it.</summary>
    public bool HasDefault { get; init; }

    /// <summary>Whether it has another name than before.</summary>
    public bool IsRenamed => Before is not null && Before.Name != Column;

    /// <summary>Whether it has another type than before.</summary>
    public bool IsRetyped => Before is not null && BaseOf(Before.Value) != Type;

    /// <summary>Whether it has another type than before that does not hold every value of that one.</summary>
    public bool IsNarrowed => IsRetyped && !ColumnType.Parse(Type).Holds(ColumnType.Parse(BaseOf(Before!.Value)));

    /// <summary>Whether NULL was allowed and is forbidden now.</summary>
    public bool DemandsValues => Before is not null && !IsRequired(Before.Value) && IsRequired(Now);

    /// <summary>Whether NULL was forbidden and is allowed now.</summary>
    public bool AllowsNull => Before is not null && IsRequired(Before.Value) && !IsRequired(Now);

    /// <summary>Its type without the promise about NULL.</summary>
    public string Type => BaseOf(Now);

    /// <summary>The change in words.</summary>
    public string Text => Before is null
        ? $"{Column} is {(IsBack ? "back" : "new")}"
        : string.Join(", ", new[]
        {
            IsRenamed ? $"{Before.Name} becomes {Column}" : null,
            IsRetyped ? $"{Column} becomes {Type}" : null,
            DemandsValues ? $"{Column} becomes not null" : null,
            AllowsNull ? $"{Column} may be NULL" : null,
        }.OfType<string>());

    /// <summary>Whether a type forbids NULL.</summary>
    public static bool IsRequired(string type) => type.EndsWith(Required, StringComparison.Ordinal);

    /// <summary>A type without the promise about NULL.</summary>
    public static string BaseOf(string type) => IsRequired(type) ? type[..^Required.Length] : type;
}
