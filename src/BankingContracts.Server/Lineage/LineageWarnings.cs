using Microsoft.Extensions.Logging;

namespace BankingContracts.Server.Lineage;

/// <summary>What a service says about lineage events: a line of its log.</summary>
internal sealed partial class LineageWarnings(ILogger<LineagePublisher> log)
{
    /// <summary>Says a sentence.</summary>
    public void Say(string sentence) => LogWarning(sentence);

    [LoggerMessage(LogLevel.Warning, "{Sentence}")]
    private partial void LogWarning(string sentence);
}
