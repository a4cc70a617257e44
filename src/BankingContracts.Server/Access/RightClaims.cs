using System.Security.Claims;

namespace BankingContracts.Server.Access;

/// <summary>Rights as claims of a user.</summary>
internal static class RightClaims
{
    /// <summary>The type of the claims.</summary>
    public const string Type = "bankingcontracts:right";

    /// <summary>The value of the claim for a right.</summary>
    public static string Word(Right right) => right switch
    {
        Right.View => "view",
        Right.Operate => "operate",
        Right.Values => "values",
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "no right"),
    };

    /// <summary>The claims for rights.</summary>
    public static IEnumerable<Claim> Of(IEnumerable<Right> rights) => rights.Select(r => new Claim(Type, Word(r)));
}
