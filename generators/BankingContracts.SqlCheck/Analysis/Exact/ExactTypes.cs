using System.Runtime.CompilerServices;
using System.Text.Json;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.Exact;

/// <summary>
/// The types of expressions with their digits, as one engine sees them. Both give the same kinds of types; where their decimals have other
/// digits, only the number before the point differs, never the number after it. Unknown if a part is not understood.
/// </summary>
internal sealed partial class ExactTypes
{
    private readonly Dictionary<BoundColumn, (BoundQuery Query, int Position)> _derived = [];
    private readonly Dictionary<SqlExpression, ExactType> _known = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<BoundColumn> _unnamed = [];
    private readonly Types _types;
    private readonly Dialect _dialect;

    /// <param name="queries">All queries whose columns the expressions can name.</param>
    /// <param name="types">What is known of types whose digits do not matter.</param>
    /// <param name="dialect">The engine.</param>
    public ExactTypes(IEnumerable<BoundQuery> queries, Types types, Dialect dialect)
    {
        _types = types;
        _dialect = dialect;
        var leaves = queries.OfType<BoundSelect>().SelectMany(static s => QueryWalk.Leaves(s.From)).ToList();
        foreach (var values in leaves.OfType<ValuesRelation>())
            _unnamed.UnionWith(values.Columns.Where(static (c, i) => c.Name == "col" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var derived in leaves.OfType<DerivedRelation>())
        {
            for (var i = 0; i < derived.Columns.Count && i < derived.Query.Outputs.Count; i++)
                _derived[derived.Columns[i]] = (derived.Query, i);
        }
    }

    /// <summary>The type of <paramref name="expression"/>.</summary>
    public ExactType Of(SqlExpression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_known.TryGetValue(expression, out var known))
            return known;
        return _known[expression] = Find(expression);
    }

    /// <summary>The type of the output column of <paramref name="query"/> at <paramref name="position"/>.</summary>
    public ExactType OfOutput(BoundQuery query, int position)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return query switch
        {
            BoundSelect select => Of(select.Expressions[position]),
            BoundSet set => Common(Side(set.Left, set.LeftPositions[position]), Side(set.Right, set.RightPositions[position])),
            _ => ExactType.Parse(query.Outputs[position].Type),
        };
    }

    private ExactType Side(BoundQuery query, int position) => position < 0 ? new(ExactKind.Null) : OfOutput(query, position);

    private ExactType Find(SqlExpression expression) => expression switch
    {
        BoundColumnExpression column => _derived.TryGetValue(column.Column, out var output) ? OfOutput(output.Query, output.Position) : ExactType.Parse(column.Column.Type),
        ConstantExpression constant => OfConstant(constant),
        CastExpression cast => ExactType.Parse(TypeText.Normalize(cast.Type)),
        CaseExpression @case => OfMany([.. @case.Branches.Select(static b => b.Then), @case.Else]),
        OperatorExpression { Name: "OPERATOR_COALESCE" or "EITHER" } call => OfMany(call.Arguments),
        OperatorExpression { Name: "GROUPING_FUNCTION" } => new(ExactKind.Whole, 19),
        OperatorExpression { Name: "COLLATE", Arguments: [var first, ..] } => Of(first),
        BoundSubquery { Kind: "SCALAR" } scalar => OfOutput(scalar.Query, 0),
        WindowExpression window => OfCall(window.Name, window.Arguments, []),
        FunctionCall call => OfCall(call.Name, call.Arguments, call.OrderBy),
        _ => ExactType.Parse(_types.TextOf(expression)),
    };

    private static ExactType OfConstant(ConstantExpression constant)
    {
        if (constant.IsNull)
            return new(ExactKind.Null);
        var type = ExactType.Parse(constant.Type);
        return type.Kind == ExactKind.Whole && type.Precision > 19 ? ExactType.Decimal(Digits(constant), 0) : type;
    }

    /// <summary>The number of digits that a whole number is written with.</summary>
    private static int Digits(ConstantExpression constant) => Math.Clamp(constant.Text.Count(char.IsAsciiDigit), 1, ExactType.MostDigits);

    /// <summary>Whether a column has the name that DuckDB gives to a column of VALUES, and no author named it.</summary>
    public bool IsUnnamed(BoundColumn column) =>
        _unnamed.Contains(column)
        || (_derived.TryGetValue(column, out var output) && output.Query is BoundSelect select && select.Expressions[output.Position] is BoundColumnExpression inner && inner.Column.Name == column.Name && IsUnnamed(inner.Column));

    /// <summary>The whole number that <paramref name="expression"/> is written as; null if it is something else.</summary>
    public static int? Number(SqlExpression? expression) => expression switch
    {
        ConstantExpression { IsNull: false, Type: "INTEGER" } number when int.TryParse(number.Text, out var value) => value,
        FunctionCall { Name: "-", Arguments: [var inner] } when Number(inner) is { } value => -value,
        _ => null,
    };

    /// <summary>The text that <paramref name="expression"/> is written as; null if it is something else.</summary>
    public static string? Text(SqlExpression? expression) =>
        expression is ConstantExpression { Type: "VARCHAR", IsNull: false } literal ? (literal.Text.Length == 0 ? "" : JsonSerializer.Deserialize<string>(literal.Text)) : null;

    private ExactType OfMany(IEnumerable<SqlExpression> values) => values.Select(Of).Aggregate(new ExactType(ExactKind.Null), Common);

    /// <summary>The type of a value that comes from one of two expressions.</summary>
    public static ExactType Common(ExactType left, ExactType right) => (left.Kind, right.Kind) switch
    {
        (ExactKind.Null, _) => right,
        (_, ExactKind.Null) => left,
        (ExactKind.Whole, ExactKind.Whole) => left.Precision >= right.Precision ? left : right,
        _ when left.IsExact && right.IsExact => Wider(left, right),
        _ when left.IsNumber && right.IsNumber => left.Kind == right.Kind ? left : new(ExactKind.Double),
        _ when left.Kind == right.Kind => left,
        (ExactKind.Date, ExactKind.Timestamp) or (ExactKind.Timestamp, ExactKind.Date) => new(ExactKind.Timestamp),
        (ExactKind.Text, _) => right,
        (_, ExactKind.Text) => left,
        _ => default,
    };

    private static ExactType Wider(ExactType left, ExactType right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        return ExactType.Decimal(Math.Min(Math.Max(left.Whole, right.Whole) + scale, ExactType.MostDigits), scale);
    }
}
