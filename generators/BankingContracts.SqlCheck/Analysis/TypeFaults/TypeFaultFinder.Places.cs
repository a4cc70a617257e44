using System.Globalization;
using System.Numerics;
using BankingContracts.SqlCheck.Analysis.Binding;
using BankingContracts.SqlCheck.Analysis.Tree;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Analysis.TypeFaults;

internal sealed partial class TypeFaultFinder
{
    /// <summary>Checks a place for a boolean. With <paramref name="isPart"/>, NULL is allowed there.</summary>
    private void Condition(SqlExpression? condition, string where, bool isPart = false)
    {
        if (condition is null || types.FamilyOf(condition) is not (not (TypeFamily.Unknown or TypeFamily.Boolean) and var family) || (isPart && family == TypeFamily.Null))
            return;
        _faults.Add(new TypeFault(family == TypeFamily.Row ? TypeFaultKind.Row : TypeFaultKind.Condition, where, types.TextOf(condition), "BOOLEAN", TextOf(condition), Start(condition)));
    }

    /// <summary>Checks two values that are compared.</summary>
    private void Pair(SqlExpression left, SqlExpression right, bool isEquality)
    {
        if (left is FunctionCall { Name: "row" } leftRow && right is FunctionCall { Name: "row" } rightRow)
        {
            foreach (var (one, other) in leftRow.Arguments.Zip(rightRow.Arguments))
                Pair(one, other, isEquality);
            return;
        }

        if (isEquality)
        {
            Range(left, right);
            Range(right, left);
        }

        Meet(left, types.TextOf(left), types.FamilyOf(left), -1, right);
    }

    /// <param name="left">One value, if it is in the same query.</param>
    /// <param name="type">Its type.</param>
    /// <param name="family">The family of this type.</param>
    /// <param name="location">Its place, if it is in another query.</param>
    /// <param name="right">The other value.</param>
    private void Meet(SqlExpression? left, string type, TypeFamily family, int location, SqlExpression right)
    {
        var other = types.FamilyOf(right);
        var (leftText, rightText) = (left is null ? null : TextOf(left), TextOf(right));
        var place = left is null ? location : Start(left);
        if (Families.Agree(family, other))
            return;
        if (family == TypeFamily.Row || other == TypeFamily.Row)
            Add(TypeFaultKind.Row, "a comparison", type, types.TextOf(right), null, family == TypeFamily.Row ? place : Start(right));
        else if (rightText is not null || (other == TypeFamily.Text && leftText is null))
            Add(TypeFaultKind.Comparison, "", types.TextOf(right), type, rightText, Start(right));
        else if (family == TypeFamily.Text)
            Add(TypeFaultKind.Comparison, "", type, types.TextOf(right), leftText, place);
        else
            Add(TypeFaultKind.Comparison, "", type, types.TextOf(right), null, Start(right) >= 0 ? Start(right) : place);
    }

    /// <summary>Finds a whole number that a column of a narrower type never equals.</summary>
    private void Range(SqlExpression column, SqlExpression constant)
    {
        if (column is not BoundColumnExpression { Column.Type: var type } || constant is not ConstantExpression { IsNull: false } literal || Families.Of(literal.Type) != TypeFamily.Number)
            return;
        if (EngineTypes.Find(type) is { IsWhole: true, Bits: var bits } && EngineTypes.Find(literal.Type) is { IsWhole: true } && BigInteger.TryParse(literal.Text.Trim('"'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && (number >= BigInteger.One << bits || number < -(BigInteger.One << bits)))
        {
            Add(TypeFaultKind.Range, "", type, "", number.ToString(CultureInfo.InvariantCulture), literal.Location);
        }
    }

    /// <summary>Checks several values from which one is taken.</summary>
    /// <param name="values">The values.</param>
    /// <param name="where">The clause or function that takes one.</param>
    /// <param name="readsTexts">Whether the engine reads a text literal as a value of the others' type.</param>
    private void Mix(IReadOnlyList<SqlExpression> values, string where, bool readsTexts = true)
    {
        foreach (var value in values)
            RefuseRow(value, where);
        var known = values.Where(v => !(readsTexts && Types.IsTextLiteral(v)) && types.FamilyOf(v) is not (TypeFamily.Unknown or TypeFamily.Null or TypeFamily.Row)).ToList();
        // The first value shows what the author means, unless it is a text among values that are not texts.
        if (known.Count == 0)
            return;
        var model = known[0];
        var family = types.FamilyOf(model);
        foreach (var value in values)
        {
            var other = types.FamilyOf(value);
            if (other != TypeFamily.Row && !Families.Agree(family, other))
                Add(TypeFaultKind.Mixture, where, types.TextOf(value), types.TextOf(model), readsTexts ? TextOf(value) : null, Start(value));
        }
    }

    private void ReadValues(ValuesRelation values)
    {
        for (var i = 0; i < values.Columns.Count; i++)
        {
            var column = i;
            Mix([.. values.Rows.Select(r => r[column])], "VALUES", readsTexts: false);
        }
    }

    private void ReadSet(BoundSet set)
    {
        var name = set.Kind.ToString().ToUpperInvariant();
        for (var i = 0; i < set.Outputs.Count; i++)
        {
            if (set.LeftPositions[i] < 0 || set.RightPositions[i] < 0)
                continue;
            var (left, right) = (set.Left.Outputs[set.LeftPositions[i]], set.Right.Outputs[set.RightPositions[i]]);
            if (left.Family != TypeFamily.Row && right.Family != TypeFamily.Row && !Families.Agree(left.Family, right.Family))
                Add(TypeFaultKind.Mixture, name, Text(right), Text(left), null, right.Location >= 0 ? right.Location : left.Location);
        }
    }

    private static string Text(BoundOutput output) =>
        Families.Of(output.Type) == TypeFamily.Unknown ? Families.WidestOf(output.Family) : output.Type;

    private void RefuseRow(SqlExpression value, string where)
    {
        if (types.FamilyOf(value) == TypeFamily.Row)
            Add(TypeFaultKind.Row, where, "", "", null, Start(value));
    }

    private void Add(TypeFaultKind kind, string where, string type, string other, string? text, int location) =>
        _faults.Add(new TypeFault(kind, where, type, other, text, location));
}
