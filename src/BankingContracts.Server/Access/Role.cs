namespace BankingContracts.Server.Access;

/// <summary>What somebody is to the service.</summary>
public enum Role
{
    /// <summary>Looks.</summary>
    Viewer,

    /// <summary>Looks, and starts and stops runs.</summary>
    Operator,
}

/// <summary>Roles as words, and the rights that they give.</summary>
internal static class Roles
{
    /// <summary>The word for the right to see values, beside the words for roles.</summary>
    public const string ValuesWord = "values";

    /// <summary>The word for a role.</summary>
    public static string Word(this Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Operator => "operator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "no role"),
    };

    /// <summary>The role of a word; null when it is none.</summary>
    public static Role? Of(string word) => Enum.GetValues<Role>().Where(r => r.Word() == word).Select(r => (Role?)r).FirstOrDefault();

    /// <summary>The rights that words give: viewer, operator and values. Other words give none.</summary>
    public static IReadOnlySet<Right> RightsOf(IEnumerable<string> words)
    {
        var rights = new HashSet<Right>();
        foreach (var word in words)
        {
            if (Of(word) is null && word != ValuesWord)
                continue;
            rights.Add(Right.View);
            if (Of(word) == Role.Operator)
                rights.Add(Right.Operate);
            if (word == ValuesWord)
                rights.Add(Right.Values);
        }

        return rights;
    }
}
