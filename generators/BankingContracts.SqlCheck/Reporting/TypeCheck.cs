using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.SqlCheck.Analysis;
using BankingContracts.SqlCheck.Inputs;
using BankingContracts.SqlCheck.Typing;

namespace BankingContracts.SqlCheck.Reporting;

/// <summary>
/// Reports values whose type does not fit their place: BKC3014, BKC3015, BKC3017 and BKC3018. No engine refuses them before it reads a row.
/// </summary>
/// <param name="literals">Reads texts in a query as values.</param>
internal sealed class TypeCheck(TextLiterals literals)
{
    private const string Boolean = "BOOLEAN";

    /// <summary>One finding for each such place in a query. A text that is a value of the other type, for example a date, is no finding.</summary>
    public IEnumerable<ContractDiagnostic> Run(QueryAnalysis analysis, SqlText text) => analysis.TypeFaults
        .Where(f => f.Kind is TypeFaultKind.Condition or TypeFaultKind.Range || f.Text is null || !IsValue(f.Text, f.Kind == TypeFaultKind.Argument ? f.Type : f.Other))
        .Select(f => Finding(f, text))
        .DistinctBy(static d => d.Span.Start);

    // If a boolean is compared with 'Y', the author means a text, even if engines read it as true.
    private bool IsValue(string text, string type) =>
        type == Boolean ? bool.TryParse(text, out _) : literals.IsValue(text, type);

    private static ContractDiagnostic Finding(TypeFault fault, SqlText text)
    {
        var (rule, arguments) = Words(fault);
        return ContractDiagnostic.Create(rule, text.TokenSpan(Place(fault, text)), arguments);
    }

    private static int Place(TypeFault fault, SqlText text)
    {
        if (fault.Location >= 0)
            return OfUsing(text, text.FromUtf8(fault.Location));
        // The tree has no places for the names of WITH.
        return fault.Kind == TypeFaultKind.Names
            ? text.Tokens.Where((t, i) => t.IsName && string.Equals(t.Value, fault.Where, StringComparison.OrdinalIgnoreCase) && i + 1 < text.Tokens.Count && text.Tokens[i + 1].IsSymbol('(')).Select(static t => t.Start).FirstOrDefault()
            : 0;
    }

    // For a comparison that USING makes, the tree has only the place of the join.
    private static int OfUsing(SqlText text, int offset)
    {
        string[] joins = ["join", "inner", "left", "right", "full", "semi", "anti"];
        var index = text.TokenIndex(offset);
        if (index < 0 || !joins.Any(w => text.Tokens[index].IsWord(w)))
            return offset;
        var names = Enumerable.Range(index, text.Tokens.Count - index).FirstOrDefault(i => text.Tokens[i].IsWord("using"), -1) + 2;
        return names > 1 && names < text.Tokens.Count ? text.Tokens[names].Start : offset;
    }

    private static (Rule Rule, string[] Arguments) Words(TypeFault fault)
    {
        var (type, other) = (TypeWords.Of(fault.Type), TypeWords.Of(fault.Other));
        var mixesBoolean = fault.Kind is TypeFaultKind.Comparison or TypeFaultKind.Mixture && IsBooleanAndNumber(fault.Type, fault.Other);
        return fault.Kind switch
        {
            TypeFaultKind.Condition => (SqlRules.NoCondition, [fault.Where, fault.Text is { } literal ? $"the text '{literal}'" : type, Compared(fault)]),
            TypeFaultKind.Comparison when mixesBoolean => (SqlRules.NotPortable, [$"A comparison of {type} with {other}", "write the boolean by itself, or 'not' before it"]),
            TypeFaultKind.Comparison when fault.Text is { } literal => (SqlRules.DoesNotBind, [$"'{literal}' is compared with {other} but is not a value of that type; write a value of {other}, or cast the other side to string"]),
            TypeFaultKind.Comparison => (SqlRules.DoesNotBind, [$"{type} is compared with {other}{(fault.Type == "VARCHAR" ? ", which fails at the first text that is not a value of that type" : "")}; cast one of the two"]),
            TypeFaultKind.Mixture when mixesBoolean => (SqlRules.NotPortable, [$"A mixture of {type} and {other} in {fault.Where}", "cast the boolean to integer, or write a condition instead of the number"]),
            TypeFaultKind.Mixture when fault.Text is { } literal => (SqlRules.DoesNotBind, [$"'{literal}' is among values of {other} in {fault.Where} but is not a value of that type; write null or a value of {other}, or cast the others to string"]),
            TypeFaultKind.Mixture => (SqlRules.DoesNotBind, [$"{fault.Where} mixes {other} and {type}; cast one of the two"]),
            TypeFaultKind.Row => (SqlRules.DoesNotBind, [$"{fault.Where} has a row of values where one value is expected; write one column, or compare rows of the same length"]),
            TypeFaultKind.Argument => (SqlRules.ImpossibleConstant, [$"'{fault.Text}' as an argument of {fault.Where}", type, $"write a value of {type}"]),
            TypeFaultKind.Aggregate => (SqlRules.NotPortable, [$"'{fault.Where}' of {type}", InsteadOfAggregate(fault)]),
            TypeFaultKind.Cast => (SqlRules.DoesNotBind, [$"{type} cannot be cast to {other}; {InsteadOfCast(fault)}"]),
            TypeFaultKind.Range => (SqlRules.ImpossibleConstant, [fault.Text!, type, $"write a number that a column of {type} can hold, or give the column a wider type"]),
            TypeFaultKind.Names => (SqlRules.NotPortable, [
                string.Create(CultureInfo.InvariantCulture, $"'{fault.Where}' with {fault.Type} column name{(fault.Type == "1" ? "" : "s")} for {fault.Other} column{(fault.Other == "1" ? "" : "s")}"), "name every column once"]),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
    }

    private static bool IsBooleanAndNumber(string left, string right) =>
        (left == Boolean && TypeWords.IsNumber(right)) || (right == Boolean && TypeWords.IsNumber(left));

    private static string Compared(TypeFault fault) => fault.Type switch
    {
        "NULL" => "write 'is null' after a value, or write false",
        "VARCHAR" => "compare it: value = 'text'",
        "DATE" or "TIMESTAMP" => "compare it: value >= date '2026-01-31'",
        _ => TypeWords.IsNumber(fault.Type) ? "compare it: value <> 0" : "write a comparison",
    };

    private static string InsteadOfAggregate(TypeFault fault) => fault.Type switch
    {
        Boolean when fault.Where == "sum" => "write sum(case when condition then 1 else 0 end)",
        Boolean => $"write {fault.Where}(case when condition then 1 else 0 end)",
        "VARCHAR" => "cast the text to a number",
        _ => "use min or max, or a number of days: extract(day from cast(value as timestamp) - timestamp '2000-01-01 00:00:00')",
    };

    private static string InsteadOfCast(TypeFault fault) => fault.Other switch
    {
        Boolean => "write a comparison",
        "DATE" or "TIMESTAMP" => "write make_date(year, month, day), or add days to a date: date '2000-01-01' + 1",
        _ => "use a part of it: year(value), or extract(day from value)",
    };
}
