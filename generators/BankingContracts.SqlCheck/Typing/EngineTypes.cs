using BankingContracts.ContractModel.Model;

namespace BankingContracts.SqlCheck.Typing;

/// <summary>The table of the engine's types. A new type of contracts needs the row of its engine type here.</summary>
internal static class EngineTypes
{
    private const string Decimal = "DECIMAL";

    private static readonly HashSet<string> OfDuckDb = Set(
        "int1 int2 int4 int8 int16 int32 int64 int128 hugeint uhugeint utinyint usmallint uinteger ubigint signed logical bool bpchar nvarchar "
        + "float4 float8 datetime timestamptz timestamp_s timestamp_ms timestamp_ns time timetz interval uuid guid blob bytea varbinary binary bit bitstring json "
        + "list struct map union enum variant bignum oid geometry");

    /// <summary>All rows; those of contracts' types in the order of <see cref="DataTypeKind"/>.</summary>
    public static IReadOnlyList<EngineType> All { get; } =
    [
        new("VARCHAR", TypeFamily.Text, DataTypeKind.Varchar)
        {
            Aliases = ["TEXT", "STRING", "CHAR", "BPCHAR"],
            Portable = ["string"],
            Synonyms = ["varchar", "char", "text"],
            Sample = new DataType(DataTypeKind.Varchar),
        },
        new("BOOLEAN", TypeFamily.Boolean, DataTypeKind.Boolean)
        {
            Aliases = ["BOOL", "LOGICAL"],
            Portable = ["boolean"],
            Sample = new DataType(DataTypeKind.Boolean),
        },
        new("TINYINT", TypeFamily.Number, DataTypeKind.SmallInt) { Aliases = ["INT1"], Portable = ["tinyint"], Digits = 3, Bits = 7 },
        new("UTINYINT", TypeFamily.Number, DataTypeKind.SmallInt) { Digits = 3, Bits = 8 },
        new("SMALLINT", TypeFamily.Number, DataTypeKind.SmallInt)
        {
            Aliases = ["INT2", "SHORT"],
            Portable = ["smallint"],
            Synonyms = ["short"],
            Digits = 5,
            Bits = 15,
        },
        new("USMALLINT", TypeFamily.Number, DataTypeKind.Integer) { Digits = 5, Bits = 16 },
        new("INTEGER", TypeFamily.Number, DataTypeKind.Integer)
        {
            Aliases = ["INT", "INT4", "SIGNED"],
            Portable = ["integer", "int"],
            Digits = 10,
            Bits = 31,
            Sample = new DataType(DataTypeKind.Integer),
        },
        new("UINTEGER", TypeFamily.Number, DataTypeKind.BigInt) { Digits = 10, Bits = 32 },
        new("BIGINT", TypeFamily.Number, DataTypeKind.BigInt)
        {
            Aliases = ["INT8", "LONG"],
            Portable = ["bigint"],
            Synonyms = ["long"],
            Digits = 19,
            Bits = 63,
        },
        new(Decimal, TypeFamily.Number, DataTypeKind.Decimal)
        {
            Aliases = ["NUMERIC"],
            Portable = ["decimal"],
            Synonyms = ["numeric", "dec"],
            Sample = new DataType(DataTypeKind.Decimal, 18, 2),
        },
        new("FLOAT", TypeFamily.Number, DataTypeKind.Double)
        {
            Aliases = ["FLOAT4", "REAL"],
            Portable = ["float"],
            Synonyms = ["real"],
            Mantissa = 24,
            IsExact = false,
        },
        new("DOUBLE", TypeFamily.Number, DataTypeKind.Double)
        {
            Aliases = ["FLOAT8", "DOUBLEPRECISION"],
            Portable = ["double"],
            Mantissa = 53,
            IsExact = false,
        },
        new("DATE", TypeFamily.Date, DataTypeKind.Date) { Portable = ["date"], Sample = new DataType(DataTypeKind.Date) },
        new("TIMESTAMP", TypeFamily.Timestamp, DataTypeKind.Timestamp)
        {
            Aliases = ["DATETIME", "TIMESTAMPWITHOUTTIMEZONE"],
            Portable = ["timestamp"],
            Sample = new DataType(DataTypeKind.Timestamp),
        },
        new("NULL", TypeFamily.Null),
        new("INTERVAL", TypeFamily.Interval) { IsExact = false },
        new("TIMESTAMPTZ", TypeFamily.Unknown) { Aliases = ["TIMESTAMPWITHTIMEZONE"] },
        new("UBIGINT", TypeFamily.Number) { Digits = 20, Bits = 64 },
        new("HUGEINT", TypeFamily.Number) { Digits = 39, Bits = 127 },
        new("UHUGEINT", TypeFamily.Number) { Digits = 39, Bits = 128 },
        new(Families.AnyNumber, TypeFamily.Number),
    ];

    private static readonly Dictionary<string, EngineType> Rows =
        All.SelectMany(static t => t.Aliases.Prepend(t.Name), static (type, name) => (type, name)).ToDictionary(static t => t.name, static t => t.type, StringComparer.Ordinal);

    private static readonly Dictionary<DataTypeKind, EngineType> OfContracts =
        All.Where(static t => string.Equals(t.Name, t.Contract?.ToString(), StringComparison.OrdinalIgnoreCase)).ToDictionary(static t => t.Contract!.Value);

    private static readonly Dictionary<string, string> PortableNames =
        All.SelectMany(static t => t.Synonyms, static (type, name) => (type, name)).ToDictionary(static t => t.name, static t => t.type.Portable[0], StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the portable types.</summary>
    public static IReadOnlySet<string> Portable { get; } = Set(All.SelectMany(static t => t.Portable));

    /// <summary>The names of the portable types of whole numbers.</summary>
    public static IReadOnlySet<string> Whole { get; } = Set(All.Where(static t => t.IsWhole).SelectMany(static t => t.Portable));

    /// <summary>The portable names of contracts' types, in the order of <see cref="DataTypeKind"/>.</summary>
    public static IEnumerable<string> NamesOfContracts => OfContracts.OrderBy(static t => t.Key).Select(static t => t.Value.Portable[0]);

    /// <summary>The type with a name of the engine in upper case, with or without digits; null if the table does not have it.</summary>
    public static EngineType? Find(string name) => Rows.GetValueOrDefault(name.StartsWith(Decimal + "(", StringComparison.Ordinal) ? Decimal : name);

    /// <summary>The engine's type for a type of contracts.</summary>
    public static EngineType Of(DataTypeKind kind) => OfContracts[kind];

    /// <summary>The portable name of the type <paramref name="name"/>; null if it has no other name.</summary>
    public static string? PortableName(string name) => PortableNames.GetValueOrDefault(name);

    /// <summary>Whether only DuckDB has the type <paramref name="name"/>.</summary>
    public static bool IsOnlyDuckDb(string name) => OfDuckDb.Contains(name);

    private static HashSet<string> Set(string names) => Set(names.Split(' '));

    private static HashSet<string> Set(IEnumerable<string> names) => new(names, StringComparer.OrdinalIgnoreCase);
}
