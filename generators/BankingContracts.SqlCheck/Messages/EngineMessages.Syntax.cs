using static BankingContracts.SqlCheck.Messages.MessagePlaces;

namespace BankingContracts.SqlCheck.Messages;

internal static partial class EngineMessages
{
    private static IReadOnlyList<EngineMessage> Syntax =>
    [
        new("syntax error at or near \"(.*)\"", SyntaxWords.At, static (t, _) => UnclosedCase.Find(t)),
        new("syntax error at end of input", SyntaxWords.AtEnd, static (t, _) => UnclosedCase.Find(t)),
        new("zero-length delimited identifier", "this name in quotes is empty; write a name"),
        new("(?:.*max_expression_depth|Max expression depth)", "it is nested too deeply; compute a part of it in a CTE before WITH's main query"),
        new("a parameter has no value here", "a parameter has no value here; write the value", Parameter),
    ];
}
