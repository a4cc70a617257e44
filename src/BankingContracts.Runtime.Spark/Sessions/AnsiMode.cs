using System.Data.Common;
using BankingContracts.Runtime.Spark.Errors;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Sessions;

/// <summary>Without ANSI mode a value that does not fit becomes NULL silently, so the mode is required.</summary>
internal static class AnsiMode
{
    /// <summary>What a user reads where it is off.</summary>
    public const string Refusal =
        "ANSI mode is off. Without it a value that does not fit its type becomes NULL, and nobody hears of it. Set spark.sql.ansi.enabled to true for the server, or ANSI_MODE for the warehouse. Nothing was changed.";

    /// <summary>Whether it is on, for the sessions that this program gets.</summary>
    public static async Task<bool> IsOnAsync(SqlSession session)
    {
        try
        {
            await session.ScalarAsync<bool>("select cast('x' as int) is null");
            return false;
        }
        catch (DbException e) when (SparkError.Of(e).State.StartsWith("22", StringComparison.Ordinal))
        {
            return true;
        }
    }

    /// <summary>Refuses sessions without it.</summary>
    /// <exception cref="PipelineException">It is off.</exception>
    public static async Task RequireAsync(SqlSession session)
    {
        if (!await IsOnAsync(session))
            throw PipelineException.BadInput(Refusal);
    }
}
