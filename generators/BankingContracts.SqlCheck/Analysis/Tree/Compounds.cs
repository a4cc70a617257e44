namespace BankingContracts.SqlCheck.Analysis.Tree;

/// <summary>One WHEN of a CASE.</summary>
internal sealed record CaseBranch(SqlExpression When, SqlExpression Then);

/// <summary>A searched CASE; the engine turns a simple CASE into comparisons. A missing ELSE is the constant NULL.</summary>
internal sealed record CaseExpression(int Location, IReadOnlyList<CaseBranch> Branches, SqlExpression Else) : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children => [.. Branches.SelectMany(static b => new[] { b.When, b.Then }), Else];

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) => this with
    {
        Branches = [.. Branches.Select(b => new CaseBranch(map(b.When), map(b.Then)))],
        Else = map(Else),
    };
}

/// <summary>A window function. Start, end and exclusion are the engine's names: UNBOUNDED_PRECEDING, CURRENT_ROW_RANGE ...</summary>
internal sealed record WindowExpression(
    int Location,
    string Kind,
    string Name,
    IReadOnlyList<SqlExpression> Arguments,
    IReadOnlyList<SqlExpression> Partitions,
    IReadOnlyList<SortKey> OrderBy,
    IReadOnlyList<SortKey> ArgumentOrder,
    string Start,
    string End,
    string Exclude,
    bool IgnoresNulls,
    SqlExpression? Filter,
    SqlExpression? FrameStart,
    SqlExpression? FrameEnd,
    SqlExpression? Offset,
    SqlExpression? Default) : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children =>
    [
        .. Arguments, .. Partitions, .. OrderBy.Select(static o => o.Expression), .. ArgumentOrder.Select(static o => o.Expression),
        .. Optional.Of(Filter), .. Optional.Of(FrameStart), .. Optional.Of(FrameEnd), .. Optional.Of(Offset), .. Optional.Of(Default),
    ];

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) => this with
    {
        Arguments = [.. Arguments.Select(map)],
        Partitions = [.. Partitions.Select(map)],
        OrderBy = [.. OrderBy.Select(o => o.Map(map))],
        ArgumentOrder = [.. ArgumentOrder.Select(o => o.Map(map))],
        Filter = Filter is null ? null : map(Filter),
        FrameStart = FrameStart is null ? null : map(FrameStart),
        FrameEnd = FrameEnd is null ? null : map(FrameEnd),
        Offset = Offset is null ? null : map(Offset),
        Default = Default is null ? null : map(Default),
    };
}

/// <summary>A subquery as an expression: SCALAR, EXISTS or ANY (IN is ANY with COMPARE_EQUAL).</summary>
internal sealed record SubqueryExpression(int Location, string Kind, SqlQuery Query, SqlExpression? Argument, string Comparison)
    : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children => Optional.Of(Argument);

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) =>
        this with { Argument = Argument is null ? null : map(Argument) };
}

/// <summary>A lambda; its parameters hide columns of the same name.</summary>
internal sealed record LambdaExpression(int Location, IReadOnlyList<string> Parameters, SqlExpression Body) : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children => [Body];

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) => this with { Body = map(Body) };
}

/// <summary>A class of expression that this analysis does not know, with the expressions found inside it.</summary>
internal sealed record UnknownExpression(int Location, string What, IReadOnlyList<SqlExpression> Parts) : SqlExpression(Location)
{
    public override IEnumerable<SqlExpression> Children => Parts;

    public override SqlExpression Map(Func<SqlExpression, SqlExpression> map) => this with { Parts = [.. Parts.Select(map)] };
}
