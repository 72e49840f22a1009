"""Two rosters with invented people: python3 rosters.py FOLDER [ROWS REGISTER]. list.csv (row,id,name) and register.csv (id,name,county).

Every value is a function of its stream and row. Of a thousand rows of the list 20 repeat a person, 15 stand in no register, 10 bear another's name and
5 a wrong digit; half of the X at the end are typed x."""
import pathlib, sys
import numpy as np

folder, rows, register = pathlib.Path(sys.argv[1]), int((sys.argv[2:] or [1_000_000])[0]), int((sys.argv[3:] or [3_000_000])[0])
SURNAMES = list("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
GIVEN = list("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文辉力凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡")[:50]
WEIGHTS, CHECKS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]), np.frombuffer(b"10X98765432", dtype=np.uint8)


def mixed(z):
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def drawn(stream, index, bound):
    """From 0 to bound - 1."""
    step, index = np.uint64(0x9E3779B97F4A7C15), np.asarray(index, dtype=np.uint64)
    with np.errstate(over="ignore"):
        raw = mixed(mixed(np.array([20240601 + stream], dtype=np.uint64) * step) + (index + np.uint64(1)) * step)
        return (((raw >> np.uint64(32)) * np.uint64(bound)) >> np.uint64(32)).astype(np.int64)


def numbers(person):
    day = np.datetime64("1940-01-01") + (person // 100 % 25_000)
    month = day.astype("datetime64[M]")
    date = (day.astype("datetime64[Y]").astype(int) + 1970) * 10_000 + (month.astype(int) % 12 + 1) * 100 + (day - month.astype("datetime64[D]")).astype(int) + 1
    parts = ((130_000 + person % 100 * 97 + 101, 6), (date, 8), (person // 2_500_000 * 500 + drawn(40, person, 500), 3))
    digits, at = np.empty((len(person), 18), np.uint8), 0
    for value, width in parts:
        for place in range(width):
            digits[:, at + place] = value // 10 ** (width - 1 - place) % 10
        at += width
    digits[:, 17] = CHECKS[digits[:, :17].astype(np.int64) @ WEIGHTS % 11]
    digits[:, :17] += 48
    return digits


def names(person):
    chosen = zip(drawn(41, person, 20), drawn(42, person, 50), drawn(43, person, 50), drawn(44, person, 5))
    return [SURNAMES[a] + GIVEN[b] + ("" if short == 0 else GIVEN[c]) for a, b, c, short in chosen]


def write(file, heading, lines):
    with open(folder / file, "w") as out:
        out.write(heading + "\n")
        out.writelines(lines)


folder.mkdir(parents=True, exist_ok=True)
person = np.arange(register) * 1_234_567 % register
ids = numbers(person).view("S18").reshape(-1)
write("register.csv", "id,name,county", (f"{a.decode()},{b},{c}\n" for a, b, c in zip(ids, names(person), drawn(51, person, 100))))

row = np.arange(rows)
kind, person = drawn(45, row, 1_000), (row * 7_654_321 + 11) % register
person = np.where((kind >= 960) & (kind < 975), register + row * 7_654_321 % 1_000_000, person)
person = np.where((kind >= 940) & (kind < 960) & (row > 0), person[np.where(row > 0, drawn(48, row, 1 << 31) % np.maximum(row, 1), 0)], person)
digits, wrong = numbers(person), np.flatnonzero(kind >= 995)
place = 6 + drawn(49, wrong, 8)
digits[wrong, place] = (digits[wrong, place] - 48 + 1) % 10 + 48
small = (digits[:, 17] == ord("X")) & (drawn(50, row, 2) == 0)
digits[small, 17] = ord("x")
called = names(np.where((kind >= 975) & (kind < 985), person + 1, person))
write("list.csv", "row,id,name", (f"{a},{b.decode()},{c}\n" for a, (b, c) in enumerate(zip(digits.view("S18").reshape(-1), called))))
