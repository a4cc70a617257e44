using System.Text.RegularExpressions;
using BankingContracts.SqlCheck.DuckDb;
using BankingContracts.SqlCheck.Inputs;

namespace BankingContracts.SqlCheck.Messages;

/// <summary>A message of the engine about a place in a text.</summary>
/// <param name="Error">The message with all its lines.</param>
/// <param name="Groups">What its pattern found in its first line.</param>
/// <param name="Text">The SQL.</param>
/// <param name="Offset">The place.</param>
/// <param name="Word">The word at that place.</param>
internal sealed record MessageAt(EngineError Error, GroupCollection Groups, SqlText Text, int Offset, string Word)
{
    /// <summary>What the group <paramref name="index"/> found.</summary>
    public string this[int index] => Groups[index].Value;
}
