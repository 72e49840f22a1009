import Hummingbird
import Mustache

