using System.Text.Json;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.TypeFaults;

/// <summary>
/// Finds all values whose type does not fit their place. The engine casts them, and the run fails at the first value that does not fit.
/// </summary>
internal sealed partial class TypeFaultFinder(Types types)
{
    private readonly List<TypeFault> _faults = [];

    /// <summary>All faults, by location.</summary>
    /// <param name="queries">The query, and the queries of its steps that nothing reads.</param>
    /// <param name="nameLists">Lists of column names that are too short or too long.</param>
    public IEnumerable<TypeFault> Find(IEnumerable<BoundQuery> queries, IEnumerable<NameList> nameLists)
    {
        var all = queries.SelectMany(QueryWalk.All).Distinct().ToList();
        foreach (var query in all)
            Read(query);
        foreach (var list in nameLists)
            _faults.Add(new TypeFault(TypeFaultKind.Names, list.Name, Number(list.Given), Number(list.Columns), null, list.Location));
        return _faults.Distinct().OrderBy(static f => f.Location);
    }

    private void Read(BoundQuery query)
    {
        switch (query)
        {
            case BoundSelect select:
                Read(select);
                break;
            case BoundSet set:
                ReadSet(set);
                break;
        }
    }

    private void Read(BoundSelect select)
    {
        foreach (var condition in QueryWalk.Conditions(select.From))
            Condition(condition, "ON");
        Condition(select.Where, "WHERE");
        Condition(select.Having, "HAVING");
        Condition(select.Qualify, "QUALIFY");
        foreach (var values in QueryWalk.Leaves(select.From).OfType<ValuesRelation>())
            ReadValues(values);
        foreach (var expression in Whole(select))
        {
            foreach (var part in expression.Descendants())
                Read(part);
        }

        foreach (var output in select.Expressions)
            RefuseRow(output, "the select list");
    }

    private static IEnumerable<SqlExpression> Whole(BoundSelect select) => QueryWalk.Conditions(select.From)
        .Concat(Optional.Of(select.Where))
        .Concat(select.Evaluated())
        .Concat(QueryWalk.Leaves(select.From).OfType<ValuesRelation>().SelectMany(static v => v.Rows.SelectMany(static r => r)));

    private void Read(SqlExpression expression)
    {
        switch (expression)
        {
            case ComparisonExpression comparison when TestedForTruth(comparison) is { } tested:
                Condition(tested, "IS TRUE", isPart: true);
                break;
            case ComparisonExpression comparison:
                Pair(comparison.Left, comparison.Right, comparison.Name is "COMPARE_EQUAL" or "COMPARE_NOTEQUAL" or "COMPARE_DISTINCT_FROM" or "COMPARE_NOT_DISTINCT_FROM");
                break;
            case BetweenExpression between:
                Pair(between.Input, between.Lower, isEquality: false);
                Pair(between.Input, between.Upper, isEquality: false);
                break;
            case OperatorExpression { Name: "COMPARE_IN" or "COMPARE_NOT_IN" } list:
                foreach (var item in list.Arguments.Skip(1))
                    Pair(list.Arguments[0], item, isEquality: true);
                break;
            case OperatorExpression { Name: "OPERATOR_NOT" } not:
                Condition(not.Arguments[0], "NOT", isPart: true);
                break;
            case OperatorExpression { Name: "OPERATOR_COALESCE" } call:
                Mix(call.Arguments, "coalesce");
                break;
            case OperatorExpression { Name: "OPERATOR_IS_NULL" or "OPERATOR_IS_NOT_NULL" } test:
                RefuseRow(test.Arguments[0], "IS NULL");
                break;
            case ConjunctionExpression conjunction:
                foreach (var term in conjunction.Terms)
                    Condition(term, conjunction.IsAnd ? "AND" : "OR", isPart: true);
                break;
            case CaseExpression @case:
                ReadCase(@case);
                break;
            case CastExpression cast:
                ReadCast(cast);
                break;
            case BoundSubquery { Argument: { } argument } sub:
                ReadSubquery(sub, argument);
                break;
            case FunctionCall call:
                Condition(call.Filter, "FILTER");
                ReadCall(call.Name, call.Arguments, call.OrderBy, call);
                break;
            case WindowExpression window:
                ReadWindow(window);
                break;
        }
    }

    private void ReadCase(CaseExpression @case)
    {
        // For the engine, IF is a CASE without a place of its own.
        var name = @case.Location < 0 ? "if" : "CASE";
        foreach (var branch in @case.Branches)
            Condition(branch.When, name == "if" ? name : "WHEN");
        Mix([.. @case.Branches.Select(static b => b.Then), @case.Else], name);
    }

    private void ReadWindow(WindowExpression window)
    {
        Condition(window.Filter, "FILTER");
        ReadCall(window.Name, window.Arguments, [], window);
        if (window.Default is { } other && window.Arguments is [var value, ..])
            Mix([value, other], window.Name);
        Argument(window.Name, TypeFamily.Number, window.Offset);
    }

    private void ReadSubquery(BoundSubquery sub, SqlExpression argument)
    {
        var outputs = sub.Query.Outputs;
        if (outputs.Count == 1)
        {
            Meet(null, outputs[0].Type, outputs[0].Family, sub.Location, argument);
            return;
        }

        if (argument is FunctionCall { Name: "row" } row && row.Arguments.Count == outputs.Count)
        {
            for (var i = 0; i < outputs.Count; i++)
                Meet(null, outputs[i].Type, outputs[i].Family, sub.Location, row.Arguments[i]);
        }
    }

    /// <summary>
    /// The value that IS TRUE or a similar test is about; null for other comparisons. The engine writes such a test as a comparison with a
    /// cast that it adds itself.
    /// </summary>
    private static SqlExpression? TestedForTruth(ComparisonExpression comparison) =>
        comparison is { Left: CastExpression { Location: < 0, Type: "BOOLEAN" } cast, Right: ConstantExpression { Type: "BOOLEAN" } } ? cast.Argument : null;

    private static int Start(SqlExpression expression) =>
        expression.Descendants().Select(static d => d.Location).Where(static l => l >= 0).DefaultIfEmpty(-1).Min();

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? TextOf(SqlExpression expression) =>
        expression is ConstantExpression { Type: "VARCHAR", IsNull: false } literal ? JsonSerializer.Deserialize<string>(literal.Text) : null;
}
