using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Staging;

/// <summary>Totals of money are exact, and have at most 28 digits. Amounts that need more are refused, so that no total is ever a guess.</summary>
internal static class MoneyLimit
{
    /// <summary>The accounts of <paramref name="model"/>, which <paramref name="read"/> adds up.</summary>
    /// <exception cref="PipelineException">A total has more digits.</exception>
    public static async Task<T> WithinAsync<T>(ISqlErrors errors, ModelDefinition model, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (OverflowException e)
        {
            throw Exceeded(model, e);
        }
        catch (DbException e) when (errors.KindOf(e) == SqlErrorKind.Data)
        {
            throw Exceeded(model, e);
        }
    }

    private static PipelineException Exceeded(ModelDefinition model, Exception cause) => new(
        ExitCode.AuditFailed,
        $"The amounts of {model.Name} add up to more than 28 digits, and no total can have more. Refuse such amounts with a quarantine rule, "
        + "for example {when: range, max: 1000000000000}, or give the column a narrower type. Nothing was changed.",
        cause);
}
