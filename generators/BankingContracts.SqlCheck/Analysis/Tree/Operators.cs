namespace BankingContracts.SqlCheck.Analysis.Tree;

/// <summary>A call of a scalar or aggregate function, including operators such as <c>+</c> and <c>||</c>.</summary>
internal sealed record FunctionCall(
    int Location,
    string Name,
    IReadOnlyList<SqlExpression> Arguments,
    SqlExpression? Filter,
    IReadOnlyList<SortKey> OrderBy,
    bool IsDistinct) : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children =>
        [.. Arguments, .. OrderBy.Select(static o => o.Expression), .. Optional.Of(Filter)];

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) => this with
    {
        Arguments = [.. Arguments.Select(map)],
        OrderBy = [.. OrderBy.Select(o => o.Map(map))],
        Filter = Filter is null ? null : map(Filter),
    };
}

/// <summary>An operator that the engine names itself: OPERATOR_NOT, OPERATOR_IS_NULL, OPERATOR_COALESCE, COMPARE_IN, COLLATE ...</summary>
internal sealed record OperatorExpression(int Location, string Name, IReadOnlyList<SqlExpression> Arguments) : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children => Arguments;

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) => this with { Arguments = [.. Arguments.Select(map)] };
}

/// <summary>A comparison, by the engine's name: COMPARE_EQUAL, COMPARE_DISTINCT_FROM ...</summary>
internal sealed record ComparisonExpression(int Location, string Name, SqlExpression Left, SqlExpression Right) : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children => [Left, Right];

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) => this with { Left = map(Left), Right = map(Right) };
}

/// <summary>AND or OR over two or more terms.</summary>
internal sealed record ConjunctionExpression(int Location, bool IsAnd, IReadOnlyList<SqlExpression> Terms) : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children => Terms;

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) => this with { Terms = [.. Terms.Select(map)] };
}

/// <summary><c>input BETWEEN lower AND upper</c>.</summary>
internal sealed record BetweenExpression(int Location, SqlExpression Input, SqlExpression Lower, SqlExpression Upper) : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children => [Input, Lower, Upper];

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) =>
        this with { Input = map(Input), Lower = map(Lower), Upper = map(Upper) };
}

/// <summary>CAST or TRY_CAST.</summary>
internal sealed record CastExpression(int Location, SqlExpression Argument, string Type, bool IsTry) : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children => [Argument];

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) => this with { Argument = map(Argument) };
}
