using Microsoft.AspNetCore.Authorization;

namespace BankingContracts.Server.Access;

/// <summary>
/// The names of the authorization policies that decide who has which right. An application that knows its users defines policies of these names; where it
/// does not, <see cref="RightRequirement"/> decides.
/// </summary>
public static class AccessPolicies
{
    /// <summary>Decides who may look.</summary>
    public const string View = "BankingContracts.View";

    /// <summary>Decides who may start and stop.</summary>
    public const string Operate = "BankingContracts.Operate";

    /// <summary>Decides who may see values of tables.</summary>
    public const string Values = "BankingContracts.Values";

    /// <summary>The name of the policy for a right.</summary>
    public static string Of(Right right) => right switch
    {
        Right.View => View,
        Right.Operate => Operate,
        Right.Values => Values,
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "no right"),
    };

    /// <summary>Defines the policies that the application has not defined.</summary>
    internal static void Complete(AuthorizationOptions options)
    {
        foreach (var right in Enum.GetValues<Right>())
        {
            if (options.GetPolicy(Of(right)) is null)
                options.AddPolicy(Of(right), p => p.AddRequirements(new RightRequirement(right)));
        }
    }
}
