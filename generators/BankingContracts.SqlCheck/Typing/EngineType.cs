using BankingContracts.ContractModel.Model;

namespace BankingContracts.SqlCheck.Typing;

/// <summary>All that the SQL check knows about one type of the engine.</summary>
/// <param name="Name">Its name as the engine writes it, without digits.</param>
/// <param name="Family">Its family.</param>
/// <param name="Contract">The type of contracts that has all its values; null if there is none.</param>
internal sealed record EngineType(string Name, TypeFamily Family, DataTypeKind? Contract = null)
{
    /// <summary>The engine's other names for it, in upper case and without spaces.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The names that SQL uses for it on both engines, the usual one first; empty if only DuckDB has it.</summary>
    public IReadOnlyList<string> Portable { get; init; } = [];

    /// <summary>Names for it that the engines understand differently, or that only one engine knows.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>How many bits the magnitude of a whole number can have; 0 if values are no whole numbers.</summary>
    public int Bits { get; init; }

    /// <summary>How many decimal digits a whole number can have; 0 if values are no whole numbers.</summary>
    public int Digits { get; init; }

    /// <summary>How many bits the mantissa of a floating point number has; 0 if values are no such numbers.</summary>
    public int Mantissa { get; init; }

    /// <summary>Whether two values that count as equal are the same value.</summary>
    public bool IsExact { get; init; } = true;

    /// <summary>The type that stands for its kind where the type of a column is not known; null if another one does.</summary>
    public DataType? Sample { get; init; }

    /// <summary>Whether values are whole numbers.</summary>
    public bool IsWhole => Bits > 0;

    /// <summary>Whether values are floating point numbers.</summary>
    public bool IsFloating => Mantissa > 0;

    /// <summary>Whether both engines have it.</summary>
    public bool IsPortable => Portable.Count > 0;

    /// <summary>Whether every value of the whole type <paramref name="other"/> is also a value of this type.</summary>
    public bool Holds(EngineType other) => other.Bits <= Math.Max(Bits, Mantissa);
}
