using System.Text;

namespace BankingContracts.ContractModel.Validation.Naming;

/// <summary>snake_case: lower-case words of letters and digits, joined by single underscores, starting with a letter.</summary>
internal static class SnakeNames
{
    /// <summary>Whether <paramref name="name"/> is snake_case.</summary>
    public static bool IsSnake(string name)
    {
        if (name.Length == 0 || name[0] is not (>= 'a' and <= 'z') || name[name.Length - 1] == '_')
            return false;
        for (var i = 1; i < name.Length; i++)
        {
            var isUnderscore = name[i] == '_';
            if (!isUnderscore && name[i] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9')))
                return false;
            if (isUnderscore && name[i - 1] == '_')
                return false;
        }

        return true;
    }

    /// <summary>What to do about a name that is not snake_case.</summary>
    public static string Remedy(string name) => ToSnake(name) is var snake && IsSnake(snake)
        ? "rename it '" + snake + "'"
        : "use lower-case words of a to z and digits, joined by single underscores";

    /// <summary>Turns <c>CustomerID</c> and <c>customer-id</c> into <c>customer_id</c>; all other characters separate words.</summary>
    public static string ToSnake(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetterOrDigit(name[i]))
            {
                Part(result);
                continue;
            }

            var startsHump = char.IsUpper(name[i]) && i > 0
                && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]) || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsHump)
                Part(result);
            result.Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString().Trim('_');
    }

    private static void Part(StringBuilder result)
    {
        if (result.Length > 0 && result[result.Length - 1] != '_')
            result.Append('_');
    }
}
