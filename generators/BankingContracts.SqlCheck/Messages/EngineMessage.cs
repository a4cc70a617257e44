using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Messages;

/// <summary>A message of the engine, and what the user reads instead.</summary>
/// <param name="Pattern">What its first line looks like.</param>
/// <param name="Clause">The same message in our words, with a remedy.</param>
/// <param name="Place">Where the message belongs if the engine does not say it: the index of a token, or -1.</param>
internal sealed record EngineMessage(Regex Pattern, Func<MessageAt, string> Clause, Func<SqlText, GroupCollection, int>? Place = null)
{
    /// <summary>A message with a fixed text. The groups of <paramref name="pattern"/> fill its holes {1}, {2} ...</summary>
    public EngineMessage(string pattern, string clause, Func<SqlText, GroupCollection, int>? place = null)
        : this(pattern, message => Fill(clause, message), place)
    {
    }

    /// <summary>A message whose text depends on the groups, or on the place.</summary>
    public EngineMessage(string pattern, Func<MessageAt, string> clause, Func<SqlText, GroupCollection, int>? place = null)
        : this(new Regex("^(?:" + pattern + ")", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase), clause, place)
    {
    }

    private static string Fill(string clause, MessageAt message)
    {
        for (var i = 1; i < message.Groups.Count; i++)
            clause = clause.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", message[i], StringComparison.Ordinal);
        return clause;
    }
}
