using System.Text;

namespace BankingContracts.Runtime.Faults;

/// <summary>
/// The text about our own bugs. It shows only the types and places of exceptions. Their messages may contain values of rows, above all the
/// messages of an engine.
/// </summary>
public static class BugReport
{
    /// <summary>The exception and its causes: type and stack of each.</summary>
    public static string Of(Exception exception)
    {
        var report = new StringBuilder();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            report.Append(report.Length == 0 ? "" : "\ncaused by ").Append(cause.GetType().FullName);
            if (cause.StackTrace is { } stack)
                report.Append('\n').Append(stack);
        }

        return report.ToString();
    }
}
